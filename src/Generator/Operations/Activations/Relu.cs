using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>Rectified linear unit. Not written as a maximum: this way a NaN comes out as NaN and −0 as +0 on every processor.</summary>
internal static class Relu
{
    public static readonly Activation Definition = new()
    {
        Name = nameof(Relu),
        Symbol = "relu",
        Value = static _ => IfNotPositive(X, Expression.Zero, X),
        Derivative = static _ => IfNotPositive(Y, Expression.Zero, Expression.One),
        Initializer = "He",
    };
}
