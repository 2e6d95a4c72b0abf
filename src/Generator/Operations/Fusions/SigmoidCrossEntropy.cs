using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Fusions;

/// <summary>Cross-entropy of a sigmoid: −t·log σ(x) = t·softplus(−x), whose derivative −t·(1 − σ(x)) is −t·σ(−x): never through 1 − y.</summary>
internal static class SigmoidCrossEntropy
{
    public static readonly FusedLoss Definition = new()
    {
        Activation = "Sigmoid",
        Loss = "CrossEntropy",
        Value = T * (Max(-X, 0) + Log1p(Exp(-Abs(X)))),
        Derivative = -T / (1 + Exp(X)),
        TargetDerivative = Max(-X, 0) + Log1p(Exp(-Abs(X))),
    };
}
