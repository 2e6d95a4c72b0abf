using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Optimizers;

/// <summary>The exponential moving averages that adaptive optimisers keep.</summary>
internal static class MovingAverage
{
    /// <summary>The smallest normal float: below it processors compute many times slower, and an average that no gradient feeds any more gets there.</summary>
    private const double SmallestNormal = 1.17549435082228751e-38;

    /// <summary>a ← a + c·(x − a), and 0 once it has decayed to nothing.</summary>
    /// <param name="average">The state variable.</param>
    /// <param name="value">What it averages.</param>
    /// <param name="share">c, the share of the new value: 1 − β, which leaves a step with two roundings where β·a + c·x has three.</param>
    public static Assignment[] Of(Expression average, Expression value, Expression share)
    {
        string name = ((Variable)average).Name;
        return
        [
            new(name, average + share * (value - average)),
            new(name, Expression.SelectLessOrEqual(Abs(average), SmallestNormal, 0, average)),
        ];
    }
}
