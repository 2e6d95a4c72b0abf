using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Losses;

/// <summary>Huber's loss of r = y − t, averaged over the outputs: ½r² up to |r| = δ, and from there on the line that continues it, so that outliers pull no more than δ.</summary>
internal static class Huber
{
    public static readonly Loss Definition = new()
    {
        Name = nameof(Huber),
        Formula = "(1/K)·Σ(½r² where |r| ≤ δ, else δ·(|r| − ½δ)), r = y − t",
        Parameter = "delta",
        ParameterDefault = 1,
        IsMeanOverOutputs = true,
        Value = static delta => UpTo(delta, 0.5 * Square(Y - T), delta * (Abs(Y - T) - (0.5 * delta))),
        Derivative = static delta => UpTo(delta, Y - T, delta * Sign(Y - T)),
        TargetDerivative = static delta => UpTo(delta, T - Y, delta * Sign(T - Y)),
    };

    private static Expression UpTo(double delta, Expression inside, Expression outside) => Expression.SelectLessOrEqual(Abs(Y - T), delta, inside, outside);
}
