using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Losses;

/// <summary>Absolute error, averaged over the outputs. Its derivative is 0 where y = t.</summary>
internal static class AbsoluteError
{
    public static readonly Loss Definition = new()
    {
        Name = nameof(AbsoluteError),
        Formula = "(1/K)·Σ|y − t|",
        IsMeanOverOutputs = true,
        Value = static _ => Abs(Y - T),
        Derivative = static _ => Sign(Y - T),
        TargetDerivative = static _ => Sign(T - Y),
    };
}
