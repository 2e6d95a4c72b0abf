using static Unrolled.Generator.Expressions.Expression;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Clippings;

/// <summary>Each component by itself: g moved into [−τ, τ]; a NaN stays one.</summary>
internal static class ByValue
{
    private static readonly HyperParameter s_bound = new("ClipValue", "τ", 1, 0, double.PositiveInfinity) { IsPositive = true };

    public static readonly Clipping Definition = new()
    {
        Name = "Value",
        Bound = s_bound,
        Scalar = StepScalar.Of(s_bound),
        Gradient = SelectLessOrEqual(Abs(G), s_bound.Variable, G, s_bound.Variable * Sign(G)),
    };
}
