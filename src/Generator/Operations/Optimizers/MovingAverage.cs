using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Optimizers;

/// <summary>The exponential moving averages that adaptive optimisers keep.</summary>
internal static class MovingAverage
{
    /// <summary>a ← a + c·(x − a), and 0 once it has decayed to nothing.</summary>
    /// <param name="average">The state variable.</param>
    /// <param name="value">What it averages.</param>
    /// <param name="share">c, the share of the new value: 1 − β, which leaves a step with two roundings where β·a + c·x has three.</param>
    public static Assignment Of(Expression average, Expression value, Expression share) =>
        new(((Variable)average).Name, Flush(average + share * (value - average)));
}
