using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0305, which says what to do, and not the compiler's.

/// <summary>Stochastic gradient descent: W ← W − η·g, with g the gradient of the objective, penalties included.</summary>
/// <remarks>
/// <para>With momentum: v ← μ·v + g, W ← W − η·v. Nesterov's form steps along g + μ·v instead of v.</para>
/// <para>The values are where training starts; the network's properties of the same names change them later.
/// A class has at most one optimiser; without one, it has gradients but no training step.</para>
/// <example>
/// <code>
/// [Sgd(LearningRate = 0.1, Momentum = 0.9, Nesterov = true)]
/// </code>
/// </example>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SgdAttribute : Attribute
{
    /// <summary>η: finite and at least 0; 0.01 unless set.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>
    /// μ: at least 0 and below 1; 0 unless set. With 0 there is no momentum: no velocity is kept, and the network has no property of that name;
    /// to start without momentum and add it later, set a small one here.
    /// </summary>
    public double Momentum { get; set; }

    /// <summary>Whether momentum is Nesterov's; false unless set. An error without momentum.</summary>
    public bool Nesterov { get; set; }
}
