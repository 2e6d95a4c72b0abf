using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <content>Gradients of the union of several calls' rows.</content>
public sealed unsafe partial class TrainingEngine<TPrograms> : IGradientAccumulator
{
    /// <summary>Where the number of the call starts in what masks are drawn from: above any number of updates.</summary>
    private const int CallShift = 40;

    // Made by the first call that finds gradients to add to.
    private AlignedBlock? _earlier;

    // What the sum over the gradients' rows was divided by, and the calls they came by; 0 where there are none that further rows could be added to.
    private double _gradientMass;
    private int _gradientCalls;

    float IGradientAccumulator.ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, bool accumulate)
    {
        ref float t = ref Prepare(inputs, targets, out int rows);
        return Gradients(inputs, ref t, rows, accumulate);
    }

    float IGradientAccumulator.ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, bool accumulate)
    {
        ref float t = ref Prepare(inputs, labels, out int rows);
        return Gradients(inputs, ref t, rows, accumulate);
    }

    float IGradientAccumulator.ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels, bool accumulate)
    {
        ref float t = ref Prepare(inputs, labels, out int rows);
        return Gradients(inputs, ref t, rows, accumulate);
    }

    /// <summary>g ← g + (g′ − g)·n/(N + n), g′ of n rows and g of the N before, or of so much weight: each has the penalty once, and so has their mean.</summary>
    private float Gradients(ReadOnlySpan<float> inputs, ref float t, int rows, bool accumulate)
    {
        FillScale(rows);
        (double earlierMass, int earlierCalls) = (_gradientMass, _gradientCalls);
        if (!accumulate || earlierCalls == 0)
        {
            return Step(inputs, ref t, rows, update: false);
        }

        // A call that fails writes no gradients.
        _earlier ??= new AlignedBlock(TrainedLength);
        Gradients().CopyTo(_earlier.Span(0, TrainedLength));
        float loss = Step(inputs, ref t, rows, update: false, call: earlierCalls);
        Blend(earlierMass, _gradientMass);
        (_gradientMass, _gradientCalls) = (earlierMass + _gradientMass, earlierCalls + 1);
        return loss;
    }

    private void Blend(double earlierMass, double mass)
    {
        ref float before = ref _earlier!.Start;
        ref float g = ref Gradients()[0];
        Vector<float> share = new(mass > 0 ? (float)(mass / (earlierMass + mass)) : 0f);
        for (nuint i = 0; i < (nuint)TrainedLength; i += (nuint)Vector<float>.Count)
        {
            Vector<float> earlier = Vector.LoadUnsafe(ref before, i);
            Vector.MultiplyAddEstimate(share, Vector.LoadUnsafe(ref g, i) - earlier, earlier).StoreUnsafe(ref g, i);
        }
    }

    /// <summary>There are gradients, and this is what they are a mean over.</summary>
    private void GradientsAre(double mass)
    {
        GradientsAreStale = false;
        HasGradients = true;
        (_gradientMass, _gradientCalls) = (mass, 1);
    }

    /// <summary>Rows to come are added to nothing: there are no gradients, or an update took them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StartAnew() => (_gradientMass, _gradientCalls) = (0, 0);
}
