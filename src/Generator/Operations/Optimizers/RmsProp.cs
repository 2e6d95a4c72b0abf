using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Optimizers;

/// <summary>RMSProp: W ← W − η·g/(√v + ε), v a moving average of g².</summary>
internal static class RmsProp
{
    private static readonly HyperParameter s_learningRate = new("LearningRate", "η", 0.01, 0, double.PositiveInfinity);

    private static readonly HyperParameter s_alpha = new("Alpha", "α", 0.99, 0, 1);

    private static readonly HyperParameter s_epsilon = new("Epsilon", "ε", 1e-8, 0, double.PositiveInfinity) { IsPositive = true };

    /// <summary>The share of a new g² in v.</summary>
    private static readonly StepScalar s_share = new("Share", "κ", 1 - s_alpha.Variable);

    private static readonly UpdateRule s_rule = new(
        ["v"],
        [
            .. MovingAverage.Of(V, Square(G), s_share.Variable),
            new("w", W - s_learningRate.Variable * (G / (Sqrt(V) + s_epsilon.Variable))),
        ],
        [s_learningRate, s_alpha, s_epsilon])
    {
        Scalars = [StepScalar.Of(s_learningRate), s_share, StepScalar.Of(s_epsilon)],
    };

    public static readonly Optimizer Definition = new()
    {
        Name = nameof(RmsProp),
        HyperParameters = s_rule.HyperParameters,
        Rule = static _ => s_rule,
    };
}
