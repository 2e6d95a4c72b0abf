using System;

namespace Unrolled.Generator.Expressions;

/// <summary>The functions of the vocabulary that <see cref="Math"/> lacks, in double precision, for references and gradient checks.</summary>
/// <remarks>Errors are a few units in the last place. Never part of what a network computes with: that has to give the same bits on every system.</remarks>
internal static class ScalarMath
{
    /// <summary>−1, 0 or 1; NaN for NaN, where <see cref="Math.Sign(double)"/> throws.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : double.NaN;

    /// <summary>eˣ − 1, exact near 0: the rounding error of exp(x) cancels in (exp(x) − 1)/log(exp(x)).</summary>
    public static double Expm1(double x)
    {
        double exponential = Math.Exp(x);
        if (exponential == 1)
        {
            return x;
        }

        double difference = exponential - 1;
        return difference == -1 || double.IsInfinity(exponential) ? difference : difference * x / Math.Log(exponential);
    }

    /// <summary>log(1 + x), exact near 0: the rounding error of 1 + x cancels in log(1 + x)/((1 + x) − 1).</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : double.IsInfinity(sum) ? sum : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>The error function: below 3 a series of positive terms, above it the continued fraction of 1 − erf.</summary>
    public static double Erf(double x)
    {
        double size = Math.Abs(x);
        return double.IsNaN(x) ? x : Sign(x) * (size < 3 ? Series(size) : 1 - Tail(size));
    }

    /// <summary>erf x = 2/√π · exp(−x²) · Σ 2ⁿx²ⁿ⁺¹/(1·3·5···(2n + 1)).</summary>
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>erfc x = exp(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))), from the inside out.</summary>
    private static double Tail(double x)
    {
        double denominator = x;
        for (int n = 60; n >= 1; n--)
        {
            denominator = x + (n / 2.0 / denominator);
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * denominator);
    }
}
