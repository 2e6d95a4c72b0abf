using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0306, which says what to do, and not the compiler's.

/// <summary>Bounds the gradients that an update takes, so that one odd batch cannot throw the parameters far: each component by itself, or all of them together by their norm.</summary>
/// <remarks>
/// <para>Give one of the two. <see cref="Value"/>: every component is moved into [−value, value] (PyTorch's <c>clip_grad_value_</c>), on the way from the gradient
/// to the update, at next to no cost. <see cref="Norm"/>: every component is multiplied by min(1, norm/(‖g‖ + 1e-6)), ‖g‖ being the Euclidean norm over all weights and
/// biases of the network (PyTorch's <c>clip_grad_norm_</c>). All gradients must be known before the first parameter changes, so <c>TrainStep</c> then takes two passes:
/// it stores the gradients, adds up their squares, and reads them again for the update. The update is no longer part of the gradient's computation, so a step moves up to three
/// times the memory of the parameters more.</para>
/// <para>Gradients are those of the objective, penalties included; AdamW's decay is not part of them. Clipping belongs to the update: <c>ComputeGradients</c> and <c>Backward</c> leave
/// <c>Gradients</c> as they are, <c>ApplyGradients</c> and <c>TrainStep</c> clip what they take from them. NaN is not clipped.</para>
/// <para>The value is where training starts; the network's property <c>ClipValue</c> or <c>ClipNorm</c> changes it later. Without an optimiser nothing is clipped, which is warning UNR0319.</para>
/// <example>
/// <code>
/// [ClipGradients(Norm = 1)]
/// </code>
/// </example>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ClipGradientsAttribute : Attribute
{
    /// <summary>The largest magnitude of a component: finite and above 0; without it components are not bounded by themselves.</summary>
    public double Value { get; set; }

    /// <summary>The largest norm of all gradients together: finite and above 0; without it the norm is not bounded.</summary>
    public double Norm { get; set; }
}
