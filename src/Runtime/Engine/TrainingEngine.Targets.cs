using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <content>Targets and labels as the loss reads them, and what its sum over the rows is divided by.</content>
public sealed unsafe partial class TrainingEngine<TPrograms>
{
    // Of the targets made ready last; only where the loss adjusts them.
    private double _mass;

    /// <summary>Checks the arguments of a step.</summary>
    /// <returns>The targets as the loss reads them.</returns>
    private ref float Prepare(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, out int rows)
    {
        rows = CheckRows(inputs);
        Guard.Length(targets.Length, rows, TPrograms.Outputs, nameof(targets), Name);
        _use.RequireUnused(NetworkUse<TPrograms>.BeTrained);
        SetMass(targets, rows);
        return ref Read(ref Reference(targets), ref Unsafe.Add(ref Block.Start, TPrograms.Targets), rows);
    }

    /// <inheritdoc cref="Prepare(ReadOnlySpan{float}, ReadOnlySpan{float}, out int)"/>
    private ref float Prepare<TLabel>(ReadOnlySpan<float> inputs, ReadOnlySpan<TLabel> labels, out int rows)
        where TLabel : unmanaged
    {
        rows = CheckRows(inputs);
        Guard.LabelCount(labels.Length, rows, TPrograms.Classes, Name);
        return ref Prepare(labels);
    }

    /// <summary>The targets of a step's labels.</summary>
    private ref float Prepare<TLabel>(ReadOnlySpan<TLabel> labels)
        where TLabel : unmanaged
    {
        _use.RequireUnused(NetworkUse<TPrograms>.BeTrained);
        ref float t = ref Unsafe.Add(ref Block.Start, TPrograms.Targets);
        Read(labels, ref t);
        SetMass(labels, labels.Length);
        return ref t;
    }

    private void SetMass<TTarget>(ReadOnlySpan<TTarget> targets, int rows)
        where TTarget : unmanaged
    {
        if (TPrograms.AdjustsTargets)
        {
            _mass = Mass(targets, rows);
        }
    }

    private static int CheckRows(ReadOnlySpan<float> inputs) => Guard.TrainingRows(inputs.Length, TPrograms.Inputs, TPrograms.Batch, nameof(inputs), Name);

    /// <summary>What multiplies a row's loss in the mean: 0 where no row counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Share(int rows) => !TPrograms.AdjustsTargets ? 1f / rows : _mass > 0 ? (float)(1 / _mass) : 0f;

    private void FillScale(int rows)
    {
        ref float scale = ref Unsafe.Add(ref Block.Start, TPrograms.Scale);
        Vector<float> mean = new(Share(rows));
        for (int r = 0; r < rows; r += Vector<float>.Count)
        {
            mean.StoreUnsafe(ref Unsafe.Add(ref scale, r));
        }
    }

    private void FillScale(int rows, ReadOnlySpan<float> rowWeights)
    {
        ref float scale = ref Unsafe.Add(ref Block.Start, TPrograms.Scale);
        float mean = Share(rows);
        for (int r = 0; r < rows; r++)
        {
            Unsafe.Add(ref scale, r) = rowWeights[r] * mean;
        }
    }
}
