using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled;

/// <summary>Memory of the caller's for a network to live in: its constructor then allocates nothing but three small objects.</summary>
/// <remarks>
/// <para>A network takes its <c>MemoryBytes</c> from the start, sets them to zero, and leaves the rest alone. No two networks may share any of them.
/// <c>MemoryBytes</c> is a multiple of 64, so that networks can lie one behind the other.</para>
/// <para>The default value is no memory: a network given that allocates its own.</para>
/// </remarks>
public readonly struct NetworkMemory
{
    /// <summary>Bytes the start is aligned to: a cache line, and a 512-bit vector.</summary>
    internal const int Alignment = 64;

    /// <summary>Names memory by its address.</summary>
    /// <param name="address">The first byte, a multiple of 64. The memory must neither move nor be freed while a network, or a view or span of it, is in use: nothing here keeps it.</param>
    /// <param name="bytes">Bytes from there on; a network takes the first <c>MemoryBytes</c> of them.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="address"/> is 0, or <paramref name="bytes"/> negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="address"/> is no multiple of 64.</exception>
    public NetworkMemory(nint address, long bytes)
    {
        if (address == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(address), Words.Text($"address is 0, where no memory is: pass that of at least MemoryBytes bytes."));
        }

        if ((address & (Alignment - 1)) is not 0 and var past)
        {
            throw new ArgumentException(Words.Text($"address is 0x{(nuint)address:X}, {past} bytes past a multiple of {Alignment}: pass one that {Alignment} divides, the next is {Alignment - past} bytes on."), nameof(address));
        }

        if (bytes < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(bytes), Words.Text($"bytes is {bytes:N0}: pass how many there are."));
        }

        Address = address;
        Bytes = bytes;
    }

    /// <summary>Names a part of an array that does not move.</summary>
    /// <param name="pinned">
    /// An array from <c>GC.AllocateArray&lt;float&gt;(length, pinned: true)</c>, which networks keep alive. An array just made in another way is refused; one that has been around for a while cannot be told from a pinned one, and would be moved from under the network.
    /// </param>
    /// <param name="offset">The float from which the first multiple of 64 bytes is looked for. A network of <c>MemoryBytes</c> / 4 + 16 floats finds room wherever the array lies; the next starts at <c>MemoryBytes</c> / 4 behind this one's offset.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pinned"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is not inside the array.</exception>
    /// <exception cref="ArgumentException"><paramref name="pinned"/> was not allocated as a pinned array.</exception>
    public NetworkMemory(float[] pinned, int offset = 0)
    {
        ArgumentNullException.ThrowIfNull(pinned);
        if ((uint)offset > (uint)pinned.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), Words.Text($"offset is {offset:N0}, and the array has {Words.Count(pinned.Length, "float")}: pass 0 to {pinned.Length:N0}."));
        }

        // Pinned arrays are of the oldest generation from the start.
        if (GC.GetGeneration(pinned) < GC.MaxGeneration)
        {
            throw new ArgumentException(
                Words.Text($"pinned is an array of {Words.Count(pinned.Length, "float")} that the garbage collector may move: make it by GC.AllocateArray<float>({pinned.Length}, pinned: true)."), nameof(pinned));
        }

        nint start = AddressOf(pinned);
        nint from = start + ((nint)offset * sizeof(float));
        Array = pinned;
        Address = (from + Alignment - 1) & -Alignment;
        First = (int)((Address - start) / sizeof(float));
        Bytes = Math.Max(0, ((long)pinned.Length - First) * sizeof(float));
    }

    /// <summary>Bytes there are from the first multiple of 64 on.</summary>
    public long Bytes { get; }

    /// <summary>The first byte; 0 for no memory.</summary>
    internal nint Address { get; }

    /// <summary>The array that it lies in, if any, and the float of it that it starts with.</summary>
    internal float[]? Array { get; }

    /// <inheritdoc cref="Array"/>
    internal int First { get; }

    private static unsafe nint AddressOf(float[] array) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
}
