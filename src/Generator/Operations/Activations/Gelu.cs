using System;
using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>Gaussian error linear unit x·Φ(x), Φ the standard normal distribution. Its derivative is Φ(x) + x·Φ′(x).</summary>
internal static class Gelu
{
    /// <summary>2Φ(x).</summary>
    private static readonly Expression s_twiceDistribution = 1 + Erf(Math.Sqrt(0.5) * X);

    public static readonly Activation Definition = new()
    {
        Name = nameof(Gelu),
        Symbol = "gelu",
        Value = static _ => 0.5 * X * s_twiceDistribution,
        Derivative = static _ => 0.5 * s_twiceDistribution + 1 / Math.Sqrt(2 * Math.PI) * X * Exp(-0.5 * Square(X)),
        Initializer = "He",
    };
}
