using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Fusions;

/// <summary>Binary cross-entropy of a sigmoid: softplus(x) − x·t, whose derivative is σ(x) − t.</summary>
internal static class SigmoidBinaryCrossEntropy
{
    public static readonly FusedLoss Definition = new()
    {
        Activation = "Sigmoid",
        Loss = "BinaryCrossEntropy",
        Value = Max(X, 0) - X * T + Log1p(Exp(-Abs(X))),
        Derivative = Logistic(X) - T,
        TargetDerivative = -X,
    };
}
