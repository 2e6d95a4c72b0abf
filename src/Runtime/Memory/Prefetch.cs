using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Runtime;

/// <summary>Hints to the processor; they change no value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Prefetch
{
    /// <summary>Asks for the cache line of a float that is soon to be read. The place may lie beyond its buffer: a hint never faults. Nothing on processors other than x86 and x64.</summary>
    /// <param name="at">The float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read(ref float at)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref at));
        }
    }
}
