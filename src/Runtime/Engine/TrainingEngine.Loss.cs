using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Runtime;

/// <content>The loss of any number of rows, in blocks.</content>
public sealed unsafe partial class TrainingEngine<TPrograms>
{
    /// <summary>The mean loss of any number of rows, dropout off.</summary>
    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int rows = Guard.TrainingRows(inputs.Length, TPrograms.Inputs, int.MaxValue, nameof(inputs), Name);
        Guard.Length(targets.Length, rows, TPrograms.Outputs, nameof(targets), Name);
        return MeanLoss(inputs, targets, rows);
    }

    /// <summary>The mean loss of any number of rows, dropout off.</summary>
    public float Loss<TLabel>(ReadOnlySpan<float> inputs, ReadOnlySpan<TLabel> labels)
        where TLabel : unmanaged
    {
        int rows = Guard.TrainingRows(inputs.Length, TPrograms.Inputs, int.MaxValue, nameof(inputs), Name);
        Labels.Check(labels, rows, TPrograms.Classes, Name);
        return MeanLoss(inputs, labels, rows);
    }

    /// <summary>Values of a row of targets, or its one label.</summary>
    internal static int PerRow<TTarget>() => typeof(TTarget) == typeof(float) ? TPrograms.Outputs : 1;

    /// <summary>The sum of the losses of a block's rows.</summary>
    internal double BlockLoss<TTarget>(ref float x, ref TTarget targets, int rows)
        where TTarget : unmanaged
    {
        ref float scratch = ref ThreadScratch.Get(TPrograms.InferRows * TPrograms.ScratchPerRow);
        ref float copy = ref Unsafe.Add(ref scratch, TPrograms.ScratchTargets * rows);
        if (typeof(TTarget) != typeof(float))
        {
            Read(MemoryMarshal.CreateReadOnlySpan(ref targets, rows), ref copy);
        }

        ref float t = ref typeof(TTarget) == typeof(float) ? ref Read(ref Unsafe.As<TTarget, float>(ref targets), ref copy, rows) : ref copy;
        ref float scale = ref Unsafe.Add(ref scratch, TPrograms.ScratchScale * rows);
        for (int r = 0; r < rows; r++)
        {
            Unsafe.Add(ref scale, r) = 1f;
        }

        TPrograms.Infer(ref Block.Start, ref x, ref scratch, rows);
        return TPrograms.InferLoss(ref scratch, ref t, rows);
    }

    private float MeanLoss<TTarget>(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows)
        where TTarget : unmanaged
    {
        double loss = 0;
        if (IsShared(rows))
        {
            fixed (float* x = inputs)
            fixed (TTarget* t = targets)
            {
                loss = LossWork<TPrograms, TTarget>.Run(this, x, t, rows);
            }
        }
        else
        {
            for (int start = 0; start < rows; start += TPrograms.InferRows)
            {
                loss += BlockLoss(
                    ref Unsafe.Add(ref Reference(inputs), (nint)start * TPrograms.Inputs),
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(targets), (nint)start * PerRow<TTarget>()),
                    Math.Min(TPrograms.InferRows, rows - start));
            }
        }

        double mass = Mass(targets, rows);
        return mass > 0 ? (float)(loss / mass) : 0f;
    }
}
