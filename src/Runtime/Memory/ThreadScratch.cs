using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Runtime;

/// <summary>Aligned scratch memory: a block per thread, or the stack.</summary>
/// <remarks>Thread-safe: each thread has its own block, which lives as long as the thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ThreadScratch
{
    [ThreadStatic]
    private static AlignedBlock? t_block;

    /// <summary>This thread's scratch, 64-byte aligned; allocates only when a longer one is asked for than ever before on this thread.</summary>
    /// <param name="length">Floats needed.</param>
    /// <returns>The first of them. Contents are unspecified, and the next call on this thread may hand out the same memory.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Get(int length)
    {
        AlignedBlock? block = t_block;
        if (block is null || block.Length < length)
        {
            block = Grow(length);
        }

        return ref block.Start;
    }

    /// <summary>The first float of a stack-allocated span that lies on a 64-byte boundary.</summary>
    /// <param name="stack">Memory that does not move, 16 floats longer than what is needed after alignment.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Align(Span<float> stack)
    {
        ref float first = ref MemoryMarshal.GetReference(stack);
        nint skip = -(nint)Unsafe.AsPointer(ref first) & (AlignedBlock.Alignment - 1);
        return ref Unsafe.AddByteOffset(ref first, skip);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AlignedBlock Grow(int length) => t_block = new AlignedBlock(length);
}
