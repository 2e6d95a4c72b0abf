using Unrolled.Generator.Operations.Losses;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>Logistic sigmoid σ.</summary>
internal static class Sigmoid
{
    public static readonly Activation Definition = new()
    {
        Name = nameof(Sigmoid),
        Symbol = "σ",
        Value = static _ => Logistic(X),
        Derivative = static _ => Y * (1 - Y),
        Saturates = true,
        Loss = nameof(BinaryCrossEntropy),
        Initializer = "Glorot",
    };
}
