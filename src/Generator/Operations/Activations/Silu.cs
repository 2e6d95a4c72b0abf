using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>Sigmoid linear unit x·σ(x), also called swish. It falls and rises again, so backward needs the input.</summary>
internal static class Silu
{
    private static readonly Expression s_sigmoid = Logistic(X);

    public static readonly Activation Definition = new()
    {
        Name = nameof(Silu),
        Symbol = "silu",
        Value = static _ => X / (1 + Exp(-X)),
        Derivative = static _ => s_sigmoid * (1 + X * (1 - s_sigmoid)),
        Initializer = "He",
    };
}
