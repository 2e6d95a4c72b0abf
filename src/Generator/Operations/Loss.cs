using System;
using Unrolled.Generator.Expressions;

namespace Unrolled.Generator.Operations;

/// <summary>A loss: Σ over the outputs of an element-wise term, a mean over the rows.</summary>
internal sealed class Loss
{
    /// <summary>The attribute's name without the suffix: <c>SquaredError</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it reads: <c>Σ(y − t)²</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>The attribute's argument that sets its parameter (<c>delta</c>), or null; above 0.</summary>
    public string? Parameter { get; init; }

    /// <summary>The parameter's value unless set.</summary>
    public double ParameterDefault { get; init; }

    /// <summary>Whether Σ is divided by the number of outputs.</summary>
    public bool IsMeanOverOutputs { get; init; }

    /// <summary>The activations it may follow, or null for any; with one of them it is always fused (see <see cref="FusedLoss"/>).</summary>
    public string[]? Follows { get; init; }

    /// <summary>The term in y and t, given the parameter; null for a loss that only exists fused.</summary>
    public Func<double, Expression>? Value { get; init; }

    /// <summary>Its derivative by y.</summary>
    public Func<double, Expression>? Derivative { get; init; }

    /// <summary>Its derivative by t.</summary>
    public Func<double, Expression>? TargetDerivative { get; init; }

    /// <summary>Whether labels can stand for targets in a network of that many outputs.</summary>
    public Func<int, bool> TakesLabels { get; init; } = static _ => false;
}

/// <summary>A loss and the output activation before it as one operation on the logits, the shortcut that makes softmax with cross-entropy p − t.</summary>
internal sealed class FusedLoss
{
    public required string Activation { get; init; }

    public required string Loss { get; init; }

    /// <summary>Whether it works on whole rows (softmax with cross-entropy): then the trees are null and emission has its own method.</summary>
    public bool IsRowOperation { get; init; }

    /// <summary>The term in x (the logit) and t.</summary>
    public Expression? Value { get; init; }

    /// <summary>Its derivative by x.</summary>
    public Expression? Derivative { get; init; }

    /// <summary>Its derivative by t.</summary>
    public Expression? TargetDerivative { get; init; }
}
