using System;
using Unrolled.Generator.Expressions;
using Xunit;

namespace Unrolled.Expressions.Tests.Expressions;

public class ScalarMathTests
{
    // Reference digits from the C library.
    [Theory]
    [InlineData(1e-300, 1.1283791670955126e-300)]
    [InlineData(1e-8, 1.1283791670955126e-8)]
    [InlineData(0.1, 0.1124629160182849)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1, 0.8427007929497149)]
    [InlineData(2, 0.9953222650189527)]
    [InlineData(2.9999, 0.9999778955735178)]
    [InlineData(3, 0.9999779095030014)]
    [InlineData(4, 0.9999999845827421)]
    [InlineData(6, 1)]
    [InlineData(1e4, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(0, 0)]
    public void Erf(double x, double expected)
    {
        IsWithinUlps(expected, ScalarMath.Erf(x), 6);
        IsWithinUlps(-expected, ScalarMath.Erf(-x), 6);
    }

    [Theory]
    [InlineData(1e-300, 1e-300)]
    [InlineData(1e-10, 1.00000000005e-10)]
    [InlineData(-1e-10, -9.9999999995e-11)]
    [InlineData(0.01, 0.010050167084168058)]
    [InlineData(-0.5, -0.3934693402873666)]
    [InlineData(1, 1.718281828459045)]
    [InlineData(-50, -1)]
    [InlineData(-1e4, -1)]
    [InlineData(1e4, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, -1)]
    [InlineData(0, 0)]
    public void Expm1(double x, double expected) => IsWithinUlps(expected, ScalarMath.Expm1(x), 4);

    [Theory]
    [InlineData(1e-300, 1e-300)]
    [InlineData(1e-10, 9.9999999995e-11)]
    [InlineData(-1e-10, -1.00000000005e-10)]
    [InlineData(0.01, 0.009950330853168083)]
    [InlineData(-0.5, -0.6931471805599453)]
    [InlineData(1, 0.6931471805599453)]
    [InlineData(1e10, 23.02585093004046)]
    [InlineData(-1, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(0, 0)]
    public void Log1p(double x, double expected) => IsWithinUlps(expected, ScalarMath.Log1p(x), 4);

    [Theory]
    [InlineData(-3, -1)]
    [InlineData(0, 0)]
    [InlineData(-0.0, 0)]
    [InlineData(1e-300, 1)]
    public void Sign(double x, double expected) => Assert.Equal(expected, ScalarMath.Sign(x));

    [Fact]
    public void NanStaysNan()
    {
        Assert.True(double.IsNaN(ScalarMath.Sign(double.NaN)));
        Assert.True(double.IsNaN(ScalarMath.Erf(double.NaN)));
        Assert.True(double.IsNaN(ScalarMath.Expm1(double.NaN)));
        Assert.True(double.IsNaN(ScalarMath.Log1p(double.NaN)));
        Assert.True(double.IsNaN(ScalarMath.Log1p(-2)));
    }

    private static void IsWithinUlps(double expected, double actual, int ulps)
    {
        bool near = expected.Equals(actual) || Math.Abs(expected - actual) <= ulps * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
        Assert.True(near, FormattableString.Invariant($"expected {expected:R}, was {actual:R}"));
    }
}
