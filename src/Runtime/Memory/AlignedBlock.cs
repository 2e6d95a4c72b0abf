using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>A zeroed block of floats whose first float lies on a 64-byte boundary and never moves.</summary>
/// <remarks>
/// A pinned managed array with up to 60 bytes of slack in front: nothing native, nothing to dispose.
/// Not synchronised: what may be read and written at the same time is up to the owner.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class AlignedBlock
{
    /// <summary>Bytes the start is aligned to: a cache line, and a 512-bit vector.</summary>
    public const int Alignment = 64;

    private readonly float[] _array;
    private readonly int _skip;
    private readonly nint _address;

    /// <summary>Allocates a block of zeros.</summary>
    /// <param name="length">Its length in floats, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public AlignedBlock(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _array = GC.AllocateArray<float>(checked(length + (Alignment / sizeof(float))), pinned: true);
        nint first = (nint)Unsafe.AsPointer(ref _array[0]);
        _address = (first + Alignment - 1) & -Alignment;
        _skip = (int)((_address - first) / sizeof(float));
        Length = length;
    }

    /// <summary>The length in floats.</summary>
    public int Length { get; }

    /// <summary>The first float. It stays valid as long as the reference is held, with or without the block.</summary>
    public ref float Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ref float start = ref AtAddress(_address);

            // Until here the address is a number to the garbage collector, and only this block keeps the array alive.
            GC.KeepAlive(this);
            return ref start;
        }
    }

    /// <summary>A part of the block.</summary>
    /// <param name="offset">Its first float.</param>
    /// <param name="length">Its length in floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not inside the block.</exception>
    public Span<float> Span(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - offset);
        return new Span<float>(_array, _skip + offset, length);
    }

    /// <summary>The one place where an address becomes a reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float AtAddress(nint address) => ref Unsafe.AsRef<float>((void*)address);
}
