using System;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Operations.Losses;

namespace Unrolled.Generator.Operations;

/// <summary>An activation φ: its formula, its derivative, and from that what backward needs kept.</summary>
internal sealed class Activation
{
    /// <summary>The name of the enum member.</summary>
    public required string Name { get; init; }

    /// <summary>How formulas call it: <c>relu</c>, <c>σ</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>The attribute property that sets its parameter (<c>Slope</c>), or null.</summary>
    public string? Parameter { get; init; }

    /// <summary>The parameter's value unless set.</summary>
    public double ParameterDefault { get; init; }

    /// <summary>Whether the parameter must be above 0, instead of 0 or more.</summary>
    public bool ParameterIsPositive { get; init; }

    /// <summary>Whether it works on whole rows (softmax) and so has no element-wise formula.</summary>
    public bool IsRowOperation { get; init; }

    /// <summary>Whether it flattens out on both sides: then weights must not start wide.</summary>
    public bool Saturates { get; init; }

    /// <summary>φ in x, given the parameter; null for a row operation.</summary>
    public Func<double, Expression>? Value { get; init; }

    /// <summary>φ′ in x (the input z) or y (the output φ(z)), in its cheapest form; null for a row operation.</summary>
    public Func<double, Expression>? Derivative { get; init; }

    /// <summary>The loss that goes with it on the last layer, where the author does not say otherwise.</summary>
    public string Loss { get; init; } = nameof(MeanSquaredError);

    /// <summary>The initialiser of a layer that ends in it, unless set: <c>He</c> or <c>Glorot</c>.</summary>
    public required string Initializer { get; init; }
}
