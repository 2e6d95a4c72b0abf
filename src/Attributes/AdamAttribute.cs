using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0305, which says what to do, and not the compiler's.

/// <summary>Adam: a step along the mean gradient, scaled by the root of its mean square, with g the gradient of the objective, penalties included.</summary>
/// <remarks>
/// <para>m ← m + (1 − β₁)·(g − m), v ← v + (1 − β₂)·(g² − v), W ← W − (η/(1 − β₁ᵗ))·m/(√v/√(1 − β₂ᵗ) + ε), where t counts the updates from 1
/// (Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015; defaults and the place of ε as in PyTorch). A mean that has decayed below the
/// smallest normal number becomes 0.</para>
/// <para>The values are where training starts; the network's properties of the same names change them later.
/// Keeps two floats for each parameter, m and v.</para>
/// <example>
/// <code>
/// [Adam(LearningRate = 3e-4)]
/// </code>
/// </example>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AdamAttribute : Attribute
{
    /// <summary>η: finite and at least 0; 0.001 unless set.</summary>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>β₁, the share of m that a step keeps: at least 0 and below 1; 0.9 unless set.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>β₂, the share of v that a step keeps: at least 0 and below 1; 0.999 unless set.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>ε, added to the root: finite and above 0; 1e-8 unless set.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
