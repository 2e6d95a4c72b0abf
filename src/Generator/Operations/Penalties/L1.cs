using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Penalties;

/// <summary>λΣ|W|, whose gradient is λ·sign(W), 0 at 0.</summary>
internal static class L1
{
    public static readonly Penalty Definition = new()
    {
        Name = nameof(L1),
        Formula = "λΣ|W|",
        Gradient = "λ·sign(W)",
        Value = static lambda => lambda * Abs(W),
        Derivative = static lambda => lambda * Sign(W),
    };
}
