using System;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>Functions the base library lacks or computes with cancellation, in double precision.</summary>
internal static class SpecialFunctions
{
    /// <summary>1 ÷ (1 + e⁻ˣ) without overflow.</summary>
    public static double Sigmoid(double x)
    {
        if (x >= 0)
        {
            return 1 / (1 + Math.Exp(-x));
        }

        double e = Math.Exp(x);
        return e / (1 + e);
    }

    /// <summary>log(1 + eˣ) without overflow and without losing small results.</summary>
    public static double Softplus(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        double log1p = e < 1e-4 ? e - (e * e / 2) + (e * e * e / 3) : Math.Log(1 + e);
        return Math.Max(x, 0) + log1p;
    }

    /// <summary>eˣ − 1 without cancellation near 0.</summary>
    public static double Expm1(double x)
    {
        return Math.Abs(x) < 1e-3
            ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4 * (1 + (x / 5))))))))
            : Math.Exp(x) - 1;
    }

    /// <summary>The error function, by its all-positive series up to 3 and Laplace's continued fraction beyond.</summary>
    public static double Erf(double x)
    {
        if (x < 0)
        {
            return -Erf(-x);
        }

        if (x > 6)
        {
            return 1;
        }

        if (x > 3)
        {
            double fraction = 0;
            for (int k = 60; k > 0; k--)
            {
                fraction = k / 2.0 / (x + fraction);
            }

            return 1 - (Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + fraction));
        }

        double term = x;
        double sum = x;
        for (int n = 1; n < 100; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
