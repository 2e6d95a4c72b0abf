using System;
using Unrolled.Generator.Expressions;
using static Unrolled.Generator.Expressions.Terms;

namespace Unrolled.Generator.Operations.Activations;

/// <summary>GELU with its usual approximation Φ(x) ≈ ½(1 + tanh u), u = √(2/π)·(x + 0.044715x³); du/dx = √(2/π)·(1 + 3·0.044715x²).</summary>
internal static class GeluTanh
{
    private const double Cubic = 0.044715;

    private static readonly double s_scale = Math.Sqrt(2 / Math.PI);

    private static readonly Expression s_tanh = Terms.Tanh(s_scale * X * (1 + Cubic * Square(X)));

    /// <summary>x·tanh′(u). It is 0 long before x² overflows, so x² is never formed beside it: 0·x·x is 0, where 0·x² would be NaN.</summary>
    private static readonly Expression s_slope = X * (1 - Square(s_tanh));

    public static readonly Activation Definition = new()
    {
        Name = nameof(GeluTanh),
        Symbol = "geluTanh",
        Value = static _ => 0.5 * X * (1 + s_tanh),
        Derivative = static _ => 0.5 * (1 + s_tanh) + 0.5 * s_scale * (s_slope + 3 * Cubic * (s_slope * X) * X),
        Initializer = "He",
    };
}
