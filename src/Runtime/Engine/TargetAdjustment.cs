using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>Targets as a loss with label smoothing ε or class weights w takes them: tₖ ← wₖ·((1 − ε)·tₖ + ε/K).</summary>
/// <remarks>Applied to the engine's copy of them, so that kernels know nothing of it. Immutable, so thread-safe.</remarks>
internal sealed class TargetAdjustment
{
    // A row of targets each, its padding 0: t ← factor ⊙ t + offset.
    private readonly float[] _factors;
    private readonly float[] _offsets;

    /// <summary>Reads smoothing and weights off a description.</summary>
    public TargetAdjustment(NetworkDescription network)
    {
        int outputs = network.Outputs;
        double smoothing = network.LabelSmoothing;
        _factors = new float[(outputs + 15) & ~15];
        _offsets = new float[_factors.Length];
        for (int k = 0; k < outputs; k++)
        {
            double weight = network.ClassWeights.Count == 0 ? 1 : network.ClassWeights[k];
            _factors[k] = (float)(weight * (1 - smoothing));
            _offsets[k] = (float)(weight * smoothing / outputs);
        }
    }

    /// <summary>Adjusts rows of targets, each padded to a multiple of 16, in place. The padding stays 0.</summary>
    [MethodImpl(Jit.Kernel)]
    public void Apply(ref float targets, int rows)
    {
        ref float factors = ref _factors[0];
        ref float offsets = ref _offsets[0];
        nuint width = (nuint)_factors.Length;
        for (int r = 0; r < rows; r++)
        {
            ref float row = ref Unsafe.Add(ref targets, (nuint)r * width);
            for (nuint k = 0; k < width; k += (nuint)Vector<float>.Count)
            {
                Vector<float> factor = Vector.LoadUnsafe(ref factors, k);
                Vector.MultiplyAddEstimate(factor, Vector.LoadUnsafe(ref row, k), Vector.LoadUnsafe(ref offsets, k)).StoreUnsafe(ref row, k);
            }
        }
    }

    /// <summary>From ∂J by the adjusted targets to ∂J by the caller's: times wₖ·(1 − ε). Rows lie without padding.</summary>
    public void ApplyToGradients(Span<float> targetGradients, int outputs)
    {
        for (int first = 0; first < targetGradients.Length; first += outputs)
        {
            for (int k = 0; k < outputs; k++)
            {
                targetGradients[first + k] *= _factors[k];
            }
        }
    }
}
