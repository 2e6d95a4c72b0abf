namespace Unrolled.Generator.Operations.Losses;

/// <summary>Squared error, averaged over the outputs.</summary>
internal static class MeanSquaredError
{
    public static readonly Loss Definition = new()
    {
        Name = nameof(MeanSquaredError),
        Formula = "(1/K)·Σ(y − t)²",
        IsMeanOverOutputs = true,
        Value = static _ => SquaredError.Term,
        Derivative = static _ => SquaredError.ByOutput,
        TargetDerivative = static _ => SquaredError.ByTarget,
    };
}
