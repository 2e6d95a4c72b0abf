using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Optimizers;

/// <summary>Stochastic gradient descent: plain, with momentum, or with Nesterov's, which steps along where the velocity will be.</summary>
internal static class Sgd
{
    /// <summary>The variant that steps along g + μv.</summary>
    public const string Nesterov = nameof(Nesterov);

    private static readonly HyperParameter s_learningRate = new("LearningRate", "η", 0.01, 0, double.PositiveInfinity);

    private static readonly HyperParameter s_momentum = new("Momentum", "μ", 0, 0, 1);

    private static readonly Expression s_eta = Expression.Variable(s_learningRate.Symbol);

    private static readonly Expression s_mu = Expression.Variable(s_momentum.Symbol);

    private static readonly UpdateRule s_plain = new([], [new Assignment("w", W - s_eta * G)], [s_learningRate]);

    private static readonly UpdateRule s_heavyBall = WithVelocity(V);

    private static readonly UpdateRule s_nesterov = WithVelocity(G + s_mu * V);

    public static readonly Optimizer Definition = new()
    {
        Name = nameof(Sgd),
        HyperParameters = [s_learningRate, s_momentum],
        Rule = static model => model.Values[1] == 0 ? s_plain : model.Variant == Nesterov ? s_nesterov : s_heavyBall,
    };

    /// <summary>v ← μv + g, then a step of η along <paramref name="direction"/>.</summary>
    private static UpdateRule WithVelocity(Expression direction) => new(
        ["v"],
        [new Assignment("v", s_mu * V + G), new Assignment("w", W - s_eta * direction)],
        [s_learningRate, s_momentum])
    {
        HasVelocity = true,
    };
}
