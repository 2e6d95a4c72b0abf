namespace Unrolled.Generator.Operations.Losses;

/// <summary>Binary cross-entropy of each output, averaged over the outputs.</summary>
/// <remarks>Exists only fused with the sigmoid: through 1 − y it would lose all precision near 1.</remarks>
internal static class BinaryCrossEntropy
{
    public static readonly Loss Definition = new()
    {
        Name = nameof(BinaryCrossEntropy),
        Formula = "−(1/K)·Σ(t·log y + (1 − t)·log(1 − y))",
        IsMeanOverOutputs = true,
        Follows = ["Sigmoid"],
        TakesLabels = static outputs => outputs == 1,
    };
}
