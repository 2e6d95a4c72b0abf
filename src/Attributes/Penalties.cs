using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0306, which says what to do, and not the compiler's.

/// <summary>Adds λ‖W‖² of every weight matrix to the objective; its gradient is 2λW.</summary>
/// <remarks>
/// On weights, not on biases, and not divided by the rows. Penalties of different kinds add up.
/// They are part of the gradients, not of the value that <c>Loss</c> returns.
/// </remarks>
/// <param name="lambda">λ: finite and at least 0.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class L2Attribute(double lambda) : Attribute
{
    /// <summary>λ: finite and at least 0.</summary>
    public double Lambda { get; } = lambda;
}

/// <summary>Adds (λ/2)‖W‖² of every weight matrix to the objective; its gradient is λW.</summary>
/// <remarks><inheritdoc cref="L2Attribute" path="/remarks"/></remarks>
/// <param name="lambda">λ: finite and at least 0.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WeightDecayAttribute(double lambda) : Attribute
{
    /// <summary>λ: finite and at least 0.</summary>
    public double Lambda { get; } = lambda;
}

/// <summary>Adds λΣ|w| of every weight matrix to the objective; its gradient is λ·sign(W), 0 at 0.</summary>
/// <remarks><inheritdoc cref="L2Attribute" path="/remarks"/></remarks>
/// <param name="lambda">λ: finite and at least 0.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class L1Attribute(double lambda) : Attribute
{
    /// <summary>λ: finite and at least 0.</summary>
    public double Lambda { get; } = lambda;
}
