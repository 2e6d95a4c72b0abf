using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>What the emitted code asks of the just-in-time compiler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Jit
{
    /// <summary>
    /// A kernel is optimised in full before its first call, and stays a method of its own: inlined into a program, its loops would share
    /// the processor's registers with the other kernels' variables and spill.
    /// </summary>
    public const MethodImplOptions Kernel = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>A piece of a kernel, or the choice between two, is no call of its own.</summary>
    public const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
