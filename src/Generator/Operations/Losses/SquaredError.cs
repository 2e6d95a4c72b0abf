using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Losses;

/// <summary>Squared error, summed over the outputs.</summary>
internal static class SquaredError
{
    /// <summary>(y − t)².</summary>
    public static readonly Expression Term = Square(Y - T);

    /// <summary>∂/∂y.</summary>
    public static readonly Expression ByOutput = 2 * (Y - T);

    /// <summary>∂/∂t, to the bit the negative of the other.</summary>
    public static readonly Expression ByTarget = 2 * (T - Y);

    public static readonly Loss Definition = new()
    {
        Name = nameof(SquaredError),
        Formula = "Σ(y − t)²",
        Value = static _ => Term,
        Derivative = static _ => ByOutput,
        TargetDerivative = static _ => ByTarget,
    };
}
