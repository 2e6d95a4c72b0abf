using System;
using System.ComponentModel;
using Unrolled.Generator.Expressions;

namespace Unrolled.Runtime;

/// <summary>What <see cref="Math"/> lacks of the functions in formulas, in double precision: what emitted checks of gradients call.</summary>
/// <remarks>Thread-safe. Never part of what a network computes with: that has to give the same bits on every system.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScalarFunctions
{
    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    /// <param name="x">Any number.</param>
    public static double Sign(double x) => ScalarMath.Sign(x);

    /// <summary>eˣ − 1.</summary>
    /// <param name="x">Any number.</param>
    public static double Expm1(double x) => ScalarMath.Expm1(x);

    /// <summary>log(1 + x).</summary>
    /// <param name="x">Any number; NaN below −1.</param>
    public static double Log1p(double x) => ScalarMath.Log1p(x);

    /// <summary>The error function.</summary>
    /// <param name="x">Any number.</param>
    public static double Erf(double x) => ScalarMath.Erf(x);
}
