using Unrolled.Generator.Operations.Losses;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>Softmax over a row, exp(xₖ)/Σ exp(xⱼ): every output depends on every input, so it has no element-wise formula.</summary>
internal static class Softmax
{
    public static readonly Activation Definition = new()
    {
        Name = nameof(Softmax),
        Symbol = "softmax",
        IsRowOperation = true,
        Loss = nameof(CrossEntropy),
        Initializer = "Glorot",
    };
}
