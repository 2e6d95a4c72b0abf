using System;

namespace Unrolled.Runtime.Tests.Numerics;

/// <summary>The functions in double precision, to some 1e-15: what <see cref="VectorMath"/> is measured against.</summary>
internal static class Reference
{
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1;
        }

        double term = x;
        double sum = x;
        for (int k = 2; k < 30; k++)
        {
            term *= x / k;
            sum += term;
        }

        return sum;
    }

    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u > 0 && double.IsFinite(u) ? Math.Log(u) - (((u - 1) - x) / u) : Math.Log(u);
    }

    /// <summary>2/√π·exp(−x²)·Σ (2x²)ⁿ·x / (1·3·5···(2n + 1)): all terms of one sign, so nothing cancels.</summary>
    public static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>How far a float is from the exact value, in units in the last place of that value.</summary>
    public static double UlpsBetween(float actual, double exact)
    {
        if (actual == exact)
        {
            return 0;
        }

        int exponent = exact == 0 ? -126 : Math.Max(Math.ILogB(exact), -126);
        return Math.Abs(actual - exact) / Math.ScaleB(1, exponent - 23);
    }
}
