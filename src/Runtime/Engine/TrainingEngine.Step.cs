using System;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <content>A step itself: forward, loss, backward and update, on this thread or on several.</content>
public sealed unsafe partial class TrainingEngine<TPrograms>
{
    /// <summary>Updates between two passes of <see cref="Flush"/> over parameters and velocities.</summary>
    private const int FlushSteps = 64;

    /// <summary>2⁻⁹⁹: what keeps three quarters of its size at each step or more, as with any usual momentum and decay, does not get from there to denormal numbers, below 2⁻¹²⁶, before the next pass.</summary>
    private const float Faded = 1.5777218e-30f;

    // Made by the first step on several threads.
    private StepWork<TPrograms>? _work;

    /// <summary>A step or, without an update, its gradients; each of several calls whose gradients are added up has masks of its own.</summary>
    private float Step(ReadOnlySpan<float> inputs, ref float t, int rows, bool update, string argument = "inputs", int call = 0)
    {
        if (!TPrograms.IsWatched)
        {
            return StepUnwatched(inputs, ref t, rows, update, argument, call);
        }

        _use.BeginTraining();
        try
        {
            return StepUnwatched(inputs, ref t, rows, update, argument, call);
        }
        finally
        {
            _use.EndTraining();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float StepUnwatched(ReadOnlySpan<float> inputs, ref float t, int rows, bool update, string argument, int call)
    {
        float loss;
        long draw = Steps + ((long)call << CallShift);
        bool fuses = update && !TPrograms.NeedsAllGradients;
        if (SharesStep(rows))
        {
            loss = SharedStep(inputs, ref t, rows, hasLoss: true, fuses, draw);
        }
        else if (TPrograms.HasStep && Lanes.AreWide && fuses && rows == TPrograms.Batch && Guard.AreFinite(ref Reference(inputs), TPrograms.Batch * TPrograms.Inputs))
        {
            loss = (float)TPrograms.Step(ref Block.Start, ref Reference(inputs), ref t, ref HyperParameters, Steps + 1);
            Guard.FiniteLoss(loss, inputs, TPrograms.Inputs, argument, Steps, Name);
        }
        else
        {
            ref float memory = ref Block.Start;
            ref float x = ref Reference(inputs);
            TPrograms.Forward(ref memory, ref x, rows, Seed, draw);
            loss = (float)TPrograms.Head(ref memory, ref t, rows);
            Guard.FiniteLoss(loss, inputs, TPrograms.Inputs, argument, Steps, Name);
            Guard.Finite(inputs, TPrograms.Inputs, argument, Name);
            TPrograms.Backward(ref memory, ref x, rows, fuses, ref HyperParameters, Steps + 1);
        }

        if (update && TPrograms.NeedsAllGradients)
        {
            TPrograms.ApplyGradients(ref Block.Start, ref HyperParameters, Steps + 1);
        }

        if (update)
        {
            GradientsAreStale = true;
            HasGradients = false;
            HasUpdated();
        }
        else
        {
            GradientsAre(TPrograms.AdjustsTargets ? _mass : rows);
        }

        return loss;
    }

    /// <summary>One more update is made.</summary>
    private void HasUpdated()
    {
        Steps++;
        StartAnew();

        // After the first as well, so that nothing is left to be compiled later. Unsigned, a remainder is one instruction.
        if ((ulong)Steps % FlushSteps == 1)
        {
            Flush();
        }
    }

    /// <summary>What has faded becomes 0: velocities that no gradient feeds any more and weights that only shrink would end as denormal numbers, and slow every later step down.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Flush()
    {
        Denormals.FlushBelow(RawParameters[..TrainedLength], Faded);
        if (TPrograms.HasVelocity)
        {
            Denormals.FlushBelow(RawOptimizerState, Faded);
        }
    }

    /// <summary>Whether several threads were asked for, the network is large enough for them, and the rows are more than one shard.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SharesStep(int rows) => TPrograms.ShardRows > 0 && rows > TPrograms.ShardRows && Threads > 1;

    /// <summary>The same on several threads, with the same bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private float SharedStep(ReadOnlySpan<float> inputs, ref float targets, int rows, bool hasLoss, bool update, long draw)
    {
        StepWork<TPrograms> work = _work ??= new(this);
        int threads = Threads;
        fixed (float* x = inputs, t = &targets)
        {
            float loss = (float)work.Deltas(x, t, rows, hasLoss, Seed, draw, threads);
            if (hasLoss)
            {
                Guard.FiniteLoss(loss, inputs, TPrograms.Inputs, nameof(inputs), Steps, Name);
                if (!work.HasFiniteInputs)
                {
                    Guard.Finite(inputs, TPrograms.Inputs, nameof(inputs), Name);
                }
            }

            work.Gradients(update, threads);
            return loss;
        }
    }
}
