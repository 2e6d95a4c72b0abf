using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Penalties;

/// <summary>λ‖W‖², whose gradient is 2λW.</summary>
internal static class L2
{
    public static readonly Penalty Definition = new()
    {
        Name = nameof(L2),
        Formula = "λ‖W‖²",
        Gradient = "2λW",
        IsDecay = true,
        Value = static lambda => lambda * Square(W),
        Derivative = static lambda => 2 * lambda * W,
    };
}
