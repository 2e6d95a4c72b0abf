using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>No activation: φ(x) = x.</summary>
internal static class Identity
{
    public static readonly Activation Definition = new()
    {
        Name = nameof(Identity),
        Symbol = "id",
        Value = static _ => X,
        Derivative = static _ => Expression.One,
        Initializer = "Glorot",
    };
}
