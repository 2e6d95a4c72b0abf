using System;
using Xunit;

namespace Unrolled.Expressions.Tests;

/// <summary>Comparison of computed numbers.</summary>
internal static class Near
{
    /// <summary>Fails unless |actual − expected| ≤ tolerance·(1 + |expected|); equal infinities and two NaNs pass.</summary>
    public static void Equal(double expected, double actual, double tolerance, string what)
    {
        bool near = expected.Equals(actual) || Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected));
        Assert.True(near, FormattableString.Invariant($"{what}: expected {expected:R}, was {actual:R}"));
    }

    /// <summary>f′(x) by central differences, good to about nine digits for a function without a kink within 3e-6 of x.</summary>
    public static double Slope(Func<double, double> f, double x)
    {
        double step = 1e-6 * Math.Max(1, Math.Abs(x));
        double above = x + step;
        double below = x - step;
        return (f(above) - f(below)) / (above - below);
    }
}
