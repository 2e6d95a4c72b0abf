using System;
using Xunit;

namespace Unrolled.Runtime.Tests.Memory;

public sealed class NetworkMemoryTests
{
    [Fact]
    public void Of_an_array_starts_at_the_first_multiple_of_64()
    {
        float[] array = GC.AllocateArray<float>(100, pinned: true);
        for (int offset = 0; offset <= array.Length; offset++)
        {
            NetworkMemory memory = new(array, offset);
            Assert.Equal(0, memory.Address % 64);
            Assert.InRange(memory.First, offset, offset + 15);
            Assert.Equal(Math.Max(0, 4 * (100 - memory.First)), memory.Bytes);
        }
    }

    [Fact]
    public void Of_an_address_is_what_it_is()
    {
        NetworkMemory memory = new(0x1040, 100);
        Assert.Equal(0x1040, memory.Address);
        Assert.Equal(100, memory.Bytes);
        Assert.Equal(0, default(NetworkMemory).Bytes);
    }

    [Fact]
    public void Refuses_what_cannot_be_with_the_numbers()
    {
        Refuses<ArgumentOutOfRangeException>(() => new NetworkMemory(0, 64), "address", "address is 0, where no memory is: pass that of at least MemoryBytes bytes.");
        Refuses<ArgumentException>(() => new NetworkMemory(0x1050, 64), "address", "address is 0x1050, 16 bytes past a multiple of 64: pass one that 64 divides, the next is 48 bytes on.");
        Refuses<ArgumentOutOfRangeException>(() => new NetworkMemory(0x1040, -1), "bytes", "bytes is -1: pass how many there are.");
        Refuses<ArgumentNullException>(() => new NetworkMemory(null!), "pinned", "");
        float[] array = GC.AllocateArray<float>(8, pinned: true);
        Refuses<ArgumentOutOfRangeException>(() => new NetworkMemory(array, 9), "offset", "offset is 9, and the array has 8 floats: pass 0 to 8.");
        Refuses<ArgumentOutOfRangeException>(() => new NetworkMemory(array, -1), "offset", "offset is -1, and the array has 8 floats: pass 0 to 8.");
    }

    [Fact]
    public void Refuses_an_array_that_would_be_moved()
    {
        float[] array = new float[1000];
        Refuses<ArgumentException>(
            () => new NetworkMemory(array), "pinned", "pinned is an array of 1,000 floats that the garbage collector may move: make it by GC.AllocateArray<float>(1000, pinned: true).");
    }

    [Fact]
    public void A_block_in_it_is_zero_and_has_its_length()
    {
        float[] array = GC.AllocateArray<float>(64, pinned: true);
        array.AsSpan().Fill(float.NaN);
        NetworkMemory memory = new(array);
        AlignedBlock block = AlignedBlock.In(memory, 32, "Net");
        Assert.All(block.Span(0, 32).ToArray(), static value => Assert.Equal(0f, value));
        block.Span(31, 1)[0] = 3f;
        Assert.Equal(3f, array[memory.First + 31]);
        Assert.True(float.IsNaN(array[memory.First + 32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Span(0, 33).Clear());
        Refuses<ArgumentException>(() => AlignedBlock.In(memory, 65, "Net"), "memory", $"memory has {memory.Bytes} bytes; Net takes 260, its MemoryBytes: pass at least as many.");
    }

    private static void Refuses<TException>(Func<object?> make, string argument, string message)
        where TException : ArgumentException
    {
        TException error = Assert.Throws<TException>(make);
        Assert.Equal(argument, error.ParamName);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
