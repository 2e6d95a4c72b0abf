using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Optimizers;

/// <summary>Adam: W ← W − (η/(1 − β₁ᵗ))·m/(√v/√(1 − β₂ᵗ) + ε), m and v moving averages of g and g².</summary>
internal static class Adam
{
    public static readonly HyperParameter LearningRate = new("LearningRate", "η", 1e-3, 0, double.PositiveInfinity);

    private static readonly HyperParameter s_beta1 = new("Beta1", "β1", 0.9, 0, 1);

    private static readonly HyperParameter s_beta2 = new("Beta2", "β2", 0.999, 0, 1);

    private static readonly HyperParameter s_epsilon = new("Epsilon", "ε", 1e-8, 0, double.PositiveInfinity) { IsPositive = true };

    /// <summary>The share of a new g in m.</summary>
    private static readonly StepScalar s_share1 = new("Share1", "κ1", 1 - s_beta1.Variable);

    /// <summary>The share of a new g² in v.</summary>
    private static readonly StepScalar s_share2 = new("Share2", "κ2", 1 - s_beta2.Variable);

    /// <summary>The rate, and what m lacks for having started at 0.</summary>
    private static readonly StepScalar s_stepSize = new("StepSize", "ηₜ", LearningRate.Variable / (1 - s_beta1.Power));

    /// <summary>What √v lacks for having started at 0.</summary>
    private static readonly StepScalar s_correction = new("Correction", "ρₜ", 1 / Sqrt(1 - s_beta2.Power));

    private static readonly StepScalar s_offset = StepScalar.Of(s_epsilon);

    public static readonly UpdateRule Rule = new(
        ["m", "v"],
        [
            .. MovingAverage.Of(M, G, s_share1.Variable),
            .. MovingAverage.Of(V, Square(G), s_share2.Variable),
            new("w", W - s_stepSize.Variable * (M / (s_correction.Variable * Sqrt(V) + s_offset.Variable))),
        ],
        [LearningRate, s_beta1, s_beta2, s_epsilon])
    {
        Scalars = [s_share1, s_share2, s_stepSize, s_correction, s_offset],
    };

    public static readonly Optimizer Definition = new()
    {
        Name = nameof(Adam),
        HyperParameters = Rule.HyperParameters,
        Rule = static _ => Rule,
    };
}
