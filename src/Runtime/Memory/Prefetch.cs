using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Runtime;

/// <summary>Hints to the cache. They change speed only; on processors without such an instruction in .NET they do nothing.</summary>
/// <remarks>Thread-safe. Kept here because a prefetch needs a pointer, and users' projects need no <c>unsafe</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Prefetch
{
    /// <summary>Asks for the cache line of <paramref name="value"/>, soon to be read, in all levels. An address past the end of the data is allowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read(ref float value)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref value));
        }
    }
}
