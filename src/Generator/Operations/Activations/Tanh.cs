using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>Hyperbolic tangent.</summary>
internal static class Tanh
{
    public static readonly Activation Definition = new()
    {
        Name = nameof(Tanh),
        Symbol = "tanh",
        Value = static _ => Terms.Tanh(X),
        Derivative = static _ => 1 - Square(Y),
        Saturates = true,
        Initializer = "Glorot",
    };
}
