using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Runtime;

/// <summary>Inference of one network and its loss, of any number of rows, in blocks: what is left of training where <c>Training = false</c> drops the rest.</summary>
/// <typeparam name="TPrograms">The generated programs.</typeparam>
/// <remarks>Losses are thread-safe while nothing writes the parameters.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe class LossEngine<TPrograms> : Engine<TPrograms>
    where TPrograms : struct, ILossPrograms
{
    private protected static readonly TargetAdjustment? s_adjustment = TPrograms.AdjustsTargets ? new(TPrograms.Description) : null;

    /// <inheritdoc/>
    public LossEngine(NetworkMemory memory)
        : base(memory)
    {
    }

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
        _use.BeginReading();
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

        _use.EndReading();
        double mass = Mass(targets, rows);
        return mass > 0 ? (float)(loss / mass) : 0f;
    }

    /// <summary>What a mean over rows with these targets or labels divides by: their number or, of labels whose classes have weights, the sum of those.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static double Mass<TTarget>(ReadOnlySpan<TTarget> targets, int rows)
        where TTarget : unmanaged =>
        TPrograms.AdjustsTargets && typeof(TTarget) != typeof(float) ? Labels.Mass(targets, TPrograms.Description) : rows;

    /// <summary>The caller's targets as the loss reads them: where they lie, or copied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static ref float Read(ref float targets, ref float copy, int rows)
    {
        if (!TPrograms.AdjustsTargets)
        {
            return ref Targets.Of(ref targets, ref copy, rows, TPrograms.Outputs);
        }

        Targets.Copy(ref targets, ref copy, rows, TPrograms.Outputs);
        s_adjustment!.Apply(ref copy, rows);
        return ref copy;
    }

    /// <summary>The targets that labels stand for, as the loss reads them. Each label is checked before it is used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static void Read<TLabel>(ReadOnlySpan<TLabel> labels, ref float targets)
        where TLabel : unmanaged
    {
        Labels.OneHot(labels, ref targets, TPrograms.Outputs, TPrograms.Classes, Name);
        if (TPrograms.AdjustsTargets)
        {
            s_adjustment!.Apply(ref targets, labels.Length);
        }
    }
}
