using System;
using Xunit;

namespace Unrolled.Runtime.Tests.Numerics;

public class PowerTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0)]
    [InlineData(0.5, 10, 1.0 / 1024)]
    [InlineData(-3, 3, -27)]
    [InlineData(0.9, long.MaxValue, 0)]
    public void Exact(double x, long exponent, double expected) => Assert.Equal(expected, Power.Of(x, exponent));

    [Theory]
    [InlineData(0.9f)]
    [InlineData(0.999f)]
    [InlineData(0.99999994f)]
    public void AsAccurateAsPromised(float x)
    {
        for (long n = 1; n < 1_000_000; n = (n * 3 / 2) + 1)
        {
            double expected = Math.Pow(x, n);
            double allowed = expected < 1e-300 ? 1e-300 : expected * (n + 2) * Math.Pow(2, -53);
            Assert.InRange(Power.Of(x, n), expected - allowed, expected + allowed);
        }
    }
}
