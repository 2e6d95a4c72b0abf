using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Expression;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Clippings;

/// <summary>All gradients together: g times min(1, τ/(‖g‖ + 1e-6)); with a NaN among them 1, so that it stays where it is, and padding stays 0.</summary>
internal static class ByNorm
{
    private static readonly HyperParameter s_bound = new("ClipNorm", "τ", 1, 0, double.PositiveInfinity) { IsPositive = true };

    private static readonly Expression s_length = UpdateRule.Norm + 1e-6;

    private static readonly StepScalar s_coefficient = new("Coefficient", "γ", SelectLessOrEqual(s_bound.Variable, s_length, s_bound.Variable / s_length, 1));

    public static readonly Clipping Definition = new()
    {
        Name = "Norm",
        Bound = s_bound,
        Scalar = s_coefficient,
        Gradient = s_coefficient.Variable * G,
    };
}
