using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace Unrolled.Runtime.Tests.Numerics;

/// <summary>Statistics of fixed streams: they pass or fail for good, no luck involved. Bounds are four standard deviations or more.</summary>
public sealed class CounterRandomTests
{
    private const int Count = 1 << 18;

    public static TheoryData<int, long, int> Streams => new()
    {
        { 0, 0, 0 }, { 1, 0, 0 }, { -1, 5, 2 }, { 42, -1, 0 }, { int.MinValue, long.MaxValue, 7 },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void Is_uniform(int seed, long step, int layer)
    {
        float[] u = Draw(seed, step, layer);
        Assert.All(u, value => Assert.True(value is >= 0f and < 1f && value * 16777216f == MathF.Floor(value * 16777216f)));
        Assert.Equal(0.5, u.Average(), 4 * Math.Sqrt(1.0 / 12 / Count));
        Assert.Equal(1.0 / 12, u.Average(v => (v - 0.5) * (v - 0.5)), 4 * Math.Sqrt(1.0 / 180 / Count));
        AssertEven(u.Select(v => (int)(v * 1024)), 1024);
        AssertEven(u.Select(v => (int)(v * 16777216) & 255), 256);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Neighbouring_elements_are_independent(int seed, long step, int layer)
    {
        float[] u = Draw(seed, step, layer);
        foreach (int lag in (int[])[1, 2, 3, 4, 8, 16, 64, 128, 784, 1024])
        {
            AssertUncorrelated(u[..^lag], u[lag..]);
            AssertEven(Enumerable.Range(0, (Count - lag) / 2).Select(i => ((int)(u[2 * i] * 32) * 32) + (int)(u[(2 * i) + lag] * 32)), 1024);
        }
    }

    [Fact]
    public void Neighbouring_steps_layers_and_seeds_are_independent()
    {
        float[] u = Draw(3, 10, 1);
        (int Seed, long Step, int Layer)[] others = [(3, 11, 1), (3, 9, 1), (3, 10, 2), (3, 10, 0), (4, 10, 1), (2, 10, 1), (-3, 10, 1), (3, -10, 1), (3, 10 + (1L << 32), 1), (1, 10, 3)];
        foreach ((int seed, long step, int layer) in others)
        {
            float[] other = Draw(seed, step, layer);
            AssertUncorrelated(u, other);
            AssertEven(Enumerable.Range(0, Count).Select(i => ((int)(u[i] * 32) * 32) + (int)(other[i] * 32)), 1024);
        }
    }

    [Fact]
    public void One_element_over_many_steps_is_uniform()
    {
        foreach (int layer in (int[])[0, 1])
        {
            float[] u = [.. Enumerable.Range(0, Count).Select(step => CounterRandom.Uniform(CounterRandom.Key(0, step, layer), 5))];
            AssertEven(u.Select(v => (int)(v * 1024)), 1024);
            AssertUncorrelated(u[..^1], u[1..]);
        }

        AssertEven(Enumerable.Range(0, Count).Select(seed => (int)(CounterRandom.Uniform(CounterRandom.Key(seed, 0, 0), 0) * 1024)), 1024);
    }

    [Fact]
    public void Keys_differ()
    {
        HashSet<ulong> keys = [];
        int count = 0;
        foreach (int seed in (int[])[.. Enumerable.Range(-20, 40), int.MinValue, int.MaxValue])
        {
            foreach (long step in (long[])[.. Enumerable.Range(-1, 300).Select(s => (long)s), 1L << 32, 1L << 33, (1L << 32) + 1, long.MaxValue, long.MinValue])
            {
                for (int layer = 0; layer < 12; layer++)
                {
                    keys.Add(CounterRandom.Key(seed, step, layer));
                    count++;
                }
            }
        }

        Assert.Equal(count, keys.Count);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(3355443u)]
    [InlineData(1u << 23)]
    [InlineData((1u << 24) - 1)]
    [InlineData(1u << 24)]
    public void A_mask_keeps_what_is_at_or_above_the_threshold(uint threshold)
    {
        ulong key = CounterRandom.Key(1, 2, 3);
        int kept = 0;
        for (uint first = 0; first < Count; first += (uint)Vector<float>.Count)
        {
            uint element = first + 0xFFFFFF00;
            Vector<float> mask = CounterRandom.Keep(key, element, threshold, 1.25f);
            for (int i = 0; i < Vector<float>.Count; i++)
            {
                float expected = CounterRandom.Uniform(key, element + (uint)i) >= threshold * CounterRandom.Resolution ? 1.25f : 0f;
                Assert.Equal(expected, mask[i]);
                Assert.Equal(BitConverter.SingleToUInt32Bits(expected), BitConverter.SingleToUInt32Bits(mask[i]));
                kept += expected > 0f ? 1 : 0;
            }
        }

        double rate = threshold / 16777216.0;
        Assert.Equal(Count * (1 - rate), kept, 4.5 * Math.Sqrt(Count * rate * (1 - rate)) + 0.1);
    }

    private static float[] Draw(int seed, long step, int layer)
    {
        ulong key = CounterRandom.Key(seed, step, layer);
        float[] u = new float[Count];
        for (uint i = 0; i < Count; i++)
        {
            u[i] = CounterRandom.Uniform(key, i);
        }

        return u;
    }

    /// <summary>The sample correlation of independent streams has a standard deviation of 1/√n.</summary>
    private static void AssertUncorrelated(float[] a, float[] b)
    {
        double correlation = a.Zip(b, (x, y) => (x - 0.5) * (y - 0.5)).Average() * 12;
        Assert.InRange(correlation * Math.Sqrt(a.Length), -4.5, 4.5);
    }

    /// <summary>χ² over equally likely bins: about normal with mean k − 1 and variance 2(k − 1). Far too even is as wrong as too uneven.</summary>
    private static void AssertEven(IEnumerable<int> bins, int count)
    {
        int[] histogram = new int[count];
        int total = 0;
        foreach (int bin in bins)
        {
            histogram[bin]++;
            total++;
        }

        double expected = (double)total / count;
        double chiSquare = histogram.Sum(n => (n - expected) * (n - expected) / expected);
        Assert.InRange((chiSquare - (count - 1)) / Math.Sqrt(2.0 * (count - 1)), -4.5, 5.5);
    }
}
