using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.KernelProbe.Networks;
using Unrolled.Kernels.Tests.Harness;
using Xunit;

namespace Unrolled.Kernels.Tests.SameBits;

/// <summary>100 steps of training leave the same bits at 16, 8 and 4 lanes: in losses, weights, optimiser state, gradients and outputs.</summary>
public sealed class SameBitsTests
{
    public static TheoryData<string> Networks => [.. Catalogue.All.Keys];

    [LanesTheory(16)]
    [MemberData(nameof(Networks))]
    public void Trained_at_16_and_4_lanes(string network) => AssertSame(network, 16, 4);

    [LanesTheory(8)]
    [MemberData(nameof(Networks))]
    public void Trained_at_8_and_4_lanes(string network) => AssertSame(network, 8, 4);

    /// <summary>Equal bits prove nothing if they stand still or are not numbers.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Training_is_real(string network)
    {
        IReadOnlyList<(string Section, uint[] Bits)> sections = Trainings.Of(network, 4);
        float[] losses = Floats(sections, "losses");

        Assert.All(sections.SelectMany(section => section.Bits), bits => Assert.True(float.IsFinite(BitConverter.UInt32BitsToSingle(bits))));
        Assert.True(losses.Distinct().Count() > 90, "The loss hardly changes.");
        Assert.NotEqual(Floats(sections, "parameters"), Floats(sections, "parameters after ApplyGradients"));
        Assert.Contains(Floats(sections, "gradients"), gradient => gradient != 0f);
    }

    private static void AssertSame(string network, int lanes, int otherLanes)
    {
        IReadOnlyList<(string Section, uint[] Bits)> one = Trainings.Of(network, lanes);
        IReadOnlyList<(string Section, uint[] Bits)> other = Trainings.Of(network, otherLanes);
        Assert.Equal(one.Select(section => section.Section), other.Select(section => section.Section));
        for (int s = 0; s < one.Count; s++)
        {
            uint[] a = one[s].Bits;
            uint[] b = other[s].Bits;
            Assert.Equal(a.Length, b.Length);
            int same = a.AsSpan().CommonPrefixLength(b);
            Assert.True(
                same == a.Length,
                same < a.Length ? $"{network}, {one[s].Section}[{same}]: {a[same]:x8} at {lanes} lanes, {b[same]:x8} at {otherLanes}; hashes {Hash(a):x16} and {Hash(b):x16}." : null);
        }
    }

    private static float[] Floats(IReadOnlyList<(string Section, uint[] Bits)> sections, string name) =>
        Array.ConvertAll(sections.Single(section => section.Section == name).Bits, BitConverter.UInt32BitsToSingle);

    private static ulong Hash(uint[] bits) => bits.Aggregate(0UL, static (hash, word) => (ulong.RotateLeft(hash, 5) ^ word) * 0x9E3779B97F4A7C15);
}
