using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Optimizers;

/// <summary>Adam with decoupled decay: W ← W − η·d·W first, on weights only. Not W·(1 − η·d): in floats that loses a small decay.</summary>
internal static class AdamW
{
    private static readonly HyperParameter s_decay = new("Decay", "d", 0.01, 0, double.PositiveInfinity);

    private static readonly StepScalar s_shrinkage = new("Shrinkage", "ηd", Adam.LearningRate.Variable * s_decay.Variable);

    private static readonly UpdateRule s_rule = new(
        Adam.Rule.State,
        [new("w", W - s_shrinkage.Variable * W) { IsForWeightsOnly = true }, .. Adam.Rule.Assignments],
        [.. Adam.Rule.HyperParameters, s_decay])
    {
        Scalars = [s_shrinkage, .. Adam.Rule.Scalars],
    };

    public static readonly Optimizer Definition = new()
    {
        Name = nameof(AdamW),
        HyperParameters = s_rule.HyperParameters,
        Rule = static _ => s_rule,
    };

    /// <summary>d of an optimiser of this kind.</summary>
    public static double DecayOf(Model.OptimizerModel model) => model.Values[model.Values.Count - 1];
}
