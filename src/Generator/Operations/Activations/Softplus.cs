using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>Softplus log(1 + eˣ). Its derivative σ(x) is 1 − e⁻ʸ, from the output alone.</summary>
internal static class Softplus
{
    public static readonly Activation Definition = new()
    {
        Name = nameof(Softplus),
        Symbol = "softplus",
        Value = static _ => LogOnePlusExp(X),
        Derivative = static _ => -Expm1(-Y),
        Initializer = "He",
    };
}
