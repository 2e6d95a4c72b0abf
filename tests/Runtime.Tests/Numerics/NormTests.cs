using System;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Numerics;

/// <summary>The norm that gradients are clipped by.</summary>
public class NormTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(16 * 1001)]
    public void Every_value_counts_once(int length)
    {
        float[] values = [.. Enumerable.Range(1, length).Select(static i => i % 7 == 0 ? -i : 0.5f * i)];
        double expected = Math.Sqrt(values.Sum(static v => (double)v * v));
        Assert.Equal(1, Norm.Of(ref values[0], length) / expected, 1e-14);
        for (int i = 0; i < 16; i++)
        {
            float[] one = new float[length];
            one[length - 16 + i] = -3;
            Assert.Equal(3, Norm.Of(ref one[0], length));
        }
    }

    [Fact]
    public void Squares_neither_overflow_nor_vanish()
    {
        float[] large = [.. Enumerable.Repeat(float.MaxValue, 16)];
        Assert.Equal(4 * (double)float.MaxValue, Norm.Of(ref large[0], 16));
        float[] small = [.. Enumerable.Repeat(float.Epsilon, 16)];
        Assert.Equal(4 * (double)float.Epsilon, Norm.Of(ref small[0], 16));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_shows(float value)
    {
        float[] values = new float[32];
        values[21] = value;
        Assert.Equal(Math.Abs((double)value), Norm.Of(ref values[0], 32));
    }
}
