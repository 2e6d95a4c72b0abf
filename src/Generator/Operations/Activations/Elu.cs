using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>Exponential linear unit. Below 0 the output is α(eˣ − 1), so its derivative αeˣ is y + α.</summary>
internal static class Elu
{
    public static readonly Activation Definition = new()
    {
        Name = nameof(Elu),
        Symbol = "elu",
        Parameter = "Alpha",
        ParameterDefault = 1,
        ParameterIsPositive = true,
        Value = static alpha => Simplifier.Simplify(IfNotPositive(X, alpha * Expm1(X), X)),
        Derivative = static alpha => IfNotPositive(Y, Y + alpha, Expression.One),
        Initializer = "He",
    };
}
