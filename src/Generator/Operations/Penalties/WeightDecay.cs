using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Penalties;

/// <summary>(λ/2)‖W‖², whose gradient is λW.</summary>
internal static class WeightDecay
{
    public static readonly Penalty Definition = new()
    {
        Name = nameof(WeightDecay),
        Formula = "(λ/2)‖W‖²",
        Gradient = "λW",
        IsDecay = true,
        Value = static lambda => lambda / 2 * Square(W),
        Derivative = static lambda => lambda * W,
    };
}
