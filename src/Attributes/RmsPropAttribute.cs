using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0305, which says what to do, and not the compiler's.

/// <summary>RMSProp: a step along the gradient, scaled by the root of its mean square, with g the gradient of the objective, penalties included.</summary>
/// <remarks>
/// <para>v ← v + (1 − α)·(g² − v), W ← W − η·g/(√v + ε) (Tieleman and Hinton, Lecture 6.5: rmsprop, 2012; defaults and the place of ε as in PyTorch).
/// A mean that has decayed below the smallest normal number becomes 0.</para>
/// <para>The values are where training starts; the network's properties of the same names change them later.
/// Keeps one float for each parameter, v.</para>
/// <example>
/// <code>
/// [RmsProp(LearningRate = 1e-3)]
/// </code>
/// </example>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RmsPropAttribute : Attribute
{
    /// <summary>η: finite and at least 0; 0.01 unless set.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>α, the share of v that a step keeps: at least 0 and below 1; 0.99 unless set.</summary>
    public double Alpha { get; set; } = 0.99;

    /// <summary>ε, added to the root: finite and above 0; 1e-8 unless set.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
