using System;
using System.Runtime.InteropServices;

namespace Unrolled.WidthProbe;

/// <summary>A running hash of the bits of floats.</summary>
internal struct Hash
{
    private ulong _state;

    public readonly ulong Value => _state;

    public void Add(ReadOnlySpan<float> values)
    {
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(values))
        {
            // All NaNs count as one: which payload comes out of an addition of two is left open.
            uint word = (bits & 0x7FFFFFFF) > 0x7F800000 ? 0x7FC00000 : bits;
            _state = (ulong.RotateLeft(_state, 5) ^ word) * 0x9E3779B97F4A7C15;
        }
    }
}
