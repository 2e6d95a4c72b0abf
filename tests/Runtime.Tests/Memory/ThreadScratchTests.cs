using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Xunit;

namespace Unrolled.Runtime.Tests.Memory;

public sealed unsafe class ThreadScratchTests
{
    [Fact]
    public void Allocates_only_when_more_is_asked_for_than_before()
    {
        OnNewThread(() =>
        {
            _ = ThreadScratch.Get(1000);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int length = 0; length <= 1000; length++)
            {
                _ = ThreadScratch.Get(length);
            }

            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
            _ = ThreadScratch.Get(1001);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() > before);
        });
    }

    [Fact]
    public void Is_aligned_and_as_long_as_asked_for()
    {
        OnNewThread(() =>
        {
            foreach (int length in (int[])[1, 17, 1000, 5])
            {
                ref float scratch = ref ThreadScratch.Get(length);
                Assert.Equal(0, (nint)Unsafe.AsPointer(ref scratch) % 64);
                Unsafe.Add(ref scratch, length - 1) = 1f;
            }
        });
    }

    [Fact]
    public void Belongs_to_one_thread()
    {
        nint mine = (nint)Unsafe.AsPointer(ref ThreadScratch.Get(64));
        nint other = 0;
        OnNewThread(() => other = (nint)Unsafe.AsPointer(ref ThreadScratch.Get(64)));
        Assert.NotEqual(mine, other);
    }

    [Fact]
    public void Aligns_the_stack_within_the_sixteen_floats_added()
    {
        Span<float> stack = stackalloc float[64];
        for (int skip = 0; skip < 17; skip++)
        {
            Span<float> part = stack.Slice(skip, 32);
            ref float aligned = ref ThreadScratch.Align(part);
            Assert.Equal(0, (nint)Unsafe.AsPointer(ref aligned) % 64);
            Assert.InRange(Unsafe.ByteOffset(ref part[0], ref aligned), 0, 60);
        }
    }

    private static void OnNewThread(Action action)
    {
        Exception? failure = null;
        Thread thread = new(() => failure = Record.Exception(action));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
