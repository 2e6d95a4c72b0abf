namespace Unrolled.Generator.Operations.Fusions;

/// <summary>Cross-entropy of a softmax: −Σ tₖ·log pₖ with log pₖ = (zₖ − m) − log Σ exp(zⱼ − m), m the row's maximum; δ = p·Σt − t, ∂/∂t = −log p.</summary>
internal static class SoftmaxCrossEntropy
{
    public static readonly FusedLoss Definition = new()
    {
        Activation = "Softmax",
        Loss = "CrossEntropy",
        IsRowOperation = true,
    };
}
