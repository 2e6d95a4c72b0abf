using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Threading;
using Xunit;
using Record = Unrolled.Gradients.Tests.Threading.Record;

namespace Unrolled.Gradients.Tests.Unrolling;

/// <summary><see cref="Unroll.Full"/> changes how sums are written, not what they are.</summary>
[Collection(Alone.Name)]
public class SameBitsTests
{
    public static TheoryData<string> Networks => [.. typeof(Looped).GetNestedTypes().Select(static type => type.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Straight_lines_give_the_bits_of_loops(string network) =>
        AssertSame(Record.Of(Type(typeof(Looped), network), 1), Record.Of(Type(typeof(Straight), network), 1));

    [Fact]
    public void Straight_lines_of_several_threads_give_the_bits_of_one() =>
        AssertSame(Record.Of(typeof(Straight.ManyRows), 1), Record.Of(typeof(Straight.ManyRows), 3));

    private static Type Type(Type group, string network) => group.GetNestedType(network)!;

    private static void AssertSame(IReadOnlyList<(string What, float[] Values)> one, IReadOnlyList<(string What, float[] Values)> other)
    {
        Assert.Equal(one.Select(static s => s.What), other.Select(static s => s.What));
        Assert.All(one, static s => Assert.All(s.Values, static v => Assert.True(float.IsFinite(v))));
        Assert.Empty(one.Zip(other).Where(static p => !Tensors.SameBits(p.First.Values, p.Second.Values)).Select(static p => p.First.What));
    }
}
