using System;
using System.Runtime.CompilerServices;
using Xunit;

namespace Unrolled.Runtime.Tests.Memory;

public sealed unsafe class AlignedBlockTests
{
    [Fact]
    public void Starts_on_a_cache_line_whatever_the_length()
    {
        for (int length = 0; length < 300; length += 7)
        {
            AlignedBlock block = new(length);
            Assert.Equal(0, (nint)Unsafe.AsPointer(ref block.Start) % AlignedBlock.Alignment);
            Assert.Equal(length, block.Length);
        }
    }

    [Fact]
    public void Is_zero_and_its_spans_are_the_memory_at_its_start()
    {
        AlignedBlock block = new(100);
        Assert.All(block.Span(0, 100).ToArray(), value => Assert.Equal(0f, value));
        Unsafe.Add(ref block.Start, 99) = 7f;
        Assert.Equal(7f, block.Span(0, 100)[99]);
        block.Span(40, 2)[1] = 5f;
        Assert.Equal(5f, Unsafe.Add(ref block.Start, 41));
        Assert.Equal(0, block.Span(100, 0).Length);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 101)]
    [InlineData(100, 1)]
    [InlineData(101, 0)]
    [InlineData(2, int.MaxValue)]
    public void Refuses_a_part_outside(int offset, int length)
    {
        AlignedBlock block = new(100);
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Span(offset, length).Clear());
    }

    [Fact]
    public void Refuses_a_negative_length()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBlock(-1));
    }

    [Fact]
    public void Stays_where_it_is_and_lives_as_long_as_a_reference_into_it()
    {
        ref float start = ref Fill(out nint address);
        for (int i = 0; i < 20; i++)
        {
            GC.KeepAlive(new AlignedBlock(100_000));
            GC.Collect();
        }

        Assert.Equal(address, (nint)Unsafe.AsPointer(ref start));
        Assert.Equal(3f, start);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref float Fill(out nint address)
    {
        AlignedBlock block = new(100_000);
        block.Start = 3f;
        address = (nint)Unsafe.AsPointer(ref block.Start);
        return ref block.Start;
    }
}
