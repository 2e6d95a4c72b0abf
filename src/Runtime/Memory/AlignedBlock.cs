using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>A block of floats, zero at first, whose first float lies on a 64-byte boundary and never moves.</summary>
/// <remarks>
/// A pinned managed array with up to 60 bytes of slack in front, or memory of the caller's: nothing native, nothing to dispose.
/// Not synchronised: what may be read and written at the same time is up to the owner.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class AlignedBlock
{
    /// <summary>Bytes the start is aligned to: a cache line, and a 512-bit vector.</summary>
    public const int Alignment = NetworkMemory.Alignment;

    // Null where the caller's memory is no array.
    private readonly float[]? _array;
    private readonly int _skip;
    private readonly nint _address;

    /// <summary>Allocates a block of zeros.</summary>
    /// <param name="length">Its length in floats, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public AlignedBlock(int length)
        : this(Allocate(length), length)
    {
    }

    /// <summary>Takes memory as it is.</summary>
    private AlignedBlock(NetworkMemory memory, int length)
    {
        _array = memory.Array;
        _skip = memory.First;
        _address = memory.Address;
        Length = length;
    }

    /// <summary>The length in floats.</summary>
    public int Length { get; }

    /// <summary>The first float. It stays valid as long as the reference is held, with or without the block; in memory of the caller's that is no array, as long as that is there.</summary>
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

    /// <summary>Takes the first floats of the caller's memory, whatever they hold, and sets them to zero.</summary>
    /// <param name="memory">The memory, not none.</param>
    /// <param name="length">The length of the block in floats, 0 or more.</param>
    /// <param name="network">The name of the network that it is for.</param>
    /// <exception cref="ArgumentException">The memory is too short; nothing was written.</exception>
    public static AlignedBlock In(NetworkMemory memory, int length, string network)
    {
        Guard.Memory(memory.Bytes, (long)length * sizeof(float), nameof(memory), network);
        AlignedBlock block = new(memory, length);
        block.Span(0, length).Clear();
        return block;
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
        return _array is null ? new Span<float>((float*)_address + offset, length) : new Span<float>(_array, _skip + offset, length);
    }

    private static NetworkMemory Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new NetworkMemory(GC.AllocateArray<float>(checked(length + (Alignment / sizeof(float))), pinned: true));
    }

    /// <summary>The one place where an address becomes a reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float AtAddress(nint address) => ref Unsafe.AsRef<float>((void*)address);
}
