namespace Unrolled.Generator.Operations.Losses;

/// <summary>Cross-entropy, for hard labels and soft targets.</summary>
/// <remarks>Exists only fused: from the output alone it would need the log of what may have rounded to 0.</remarks>
internal static class CrossEntropy
{
    public static readonly Loss Definition = new()
    {
        Name = nameof(CrossEntropy),
        Formula = "−Σ t·log y",
        Follows = ["Softmax", "Sigmoid"],
        TakesLabels = static outputs => outputs >= 2,
    };
}
