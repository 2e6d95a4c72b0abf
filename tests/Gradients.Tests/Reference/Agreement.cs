using System.Globalization;
using Xunit;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>How well a tensor of the generated network agrees with its reference.</summary>
internal static class Agreement
{
    /// <summary>The largest error allowed.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>max|actual − expected| ÷ max|expected|; infinite where either has a NaN.</summary>
    public static double Error(Matrix expected, Matrix actual)
    {
        double error = (actual - expected).Largest / expected.Largest;
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    /// <summary>Asserts that the two agree, and that the reference is not all zero, which would prove nothing.</summary>
    public static void Require(string what, Matrix expected, Matrix actual, double tolerance = Tolerance)
    {
        Assert.True(expected.Largest > 0, $"The reference of {what} is all zero: nothing is tested.");
        double error = Error(expected, actual);
        Assert.True(error < tolerance, $"{what} is off by {Text(error)} of its largest value {Text(expected.Largest)}.");
    }

    public static void Require(string what, double expected, double actual, double tolerance = Tolerance)
    {
        Require(what, Matrix.Of(1, 1, (_, _) => expected), Matrix.Of(1, 1, (_, _) => actual), tolerance);
    }

    /// <summary>Asserts that a wrong formula is visibly wrong, and so that this test would catch it.</summary>
    public static void RequireCaught(string mistake, Matrix wrong, Matrix actual)
    {
        double error = Error(wrong, actual);
        Assert.True(error > 100 * Tolerance, $"“{mistake}” comes within {Text(error)} of the right gradient: this test would not catch it.");
    }

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
