using Xunit;

namespace Unrolled.Runtime.Tests;

/// <summary>The promise of the same bits at 16, 8 and 4 lanes, each in a process that has only those.</summary>
public sealed class SameBitsTests
{
    [LanesFact(16)]
    public void Math_at_16_and_4_lanes() => AssertSame("math", 16);

    [LanesFact(8)]
    public void Math_at_8_and_4_lanes() => AssertSame("math", 8);

    [LanesFact(16)]
    public void Lanes_at_16_and_4_lanes() => AssertSame("lanes", 16);

    [LanesFact(8)]
    public void Lanes_at_8_and_4_lanes() => AssertSame("lanes", 8);

    [LanesFact(16)]
    public void Random_at_16_and_4_lanes() => AssertSame("random", 16);

    [LanesFact(8)]
    public void Random_at_8_and_4_lanes() => AssertSame("random", 8);

    [FusedTheory]
    [InlineData("math", "hash=be3f9e52d2bab2d4")]
    [InlineData("lanes", "hash=89bc25c17b705ecd")]
    [InlineData("random", "hash=d130cddd2f8f999b")]
    public void Same_as_on_the_machine_where_this_was_written(string command, string hash)
    {
        Assert.Equal(hash, Probe.Hash(command, 4));
    }

    private static void AssertSame(string command, int lanes) => Assert.Equal(Probe.Hash(command, 4), Probe.Hash(command, lanes));
}
