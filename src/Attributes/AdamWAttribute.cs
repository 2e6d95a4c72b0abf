using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0305, which says what to do, and not the compiler's.

/// <summary>Adam with decoupled decay: before Adam's step, W ← W − η·d·W. Weights decay, biases do not.</summary>
/// <remarks>
/// <para>Unlike the penalties, this decay is no part of the objective: neither m and v nor the network's gradients contain it
/// (Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2019; defaults as in PyTorch). The step is that of <see cref="AdamAttribute"/>.</para>
/// <para>The values are where training starts; the network's properties of the same names change them later.
/// Keeps two floats for each parameter, m and v.</para>
/// <example>
/// <code>
/// [AdamW(LearningRate = 3e-4, Decay = 0.1)]
/// </code>
/// </example>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AdamWAttribute : Attribute
{
    /// <summary>η: finite and at least 0; 0.001 unless set.</summary>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>β₁, the share of m that a step keeps: at least 0 and below 1; 0.9 unless set.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂, the share of v that a step keeps: at least 0 and below 1; 0.999 unless set.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>ε, added to the root: finite and above 0; 1e-8 unless set.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>d, times η the share of each weight that a step takes away: finite and at least 0; 0.01 unless set.</summary>
    public double Decay { get; set; } = 0.01;
}
