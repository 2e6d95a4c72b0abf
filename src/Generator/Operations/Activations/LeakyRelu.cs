using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>Leaky ReLU. With a slope of 0 or more the output's sign tells the branch, so backward needs the output only.</summary>
internal static class LeakyRelu
{
    public static readonly Activation Definition = new()
    {
        Name = nameof(LeakyRelu),
        Symbol = "leakyRelu",
        Parameter = "Slope",
        ParameterDefault = 0.01,
        Value = static slope => Simplifier.Simplify(IfNotPositive(X, slope * X, X)),
        Derivative = static slope => IfNotPositive(Y, slope, Expression.One),
        Initializer = "He",
    };
}
