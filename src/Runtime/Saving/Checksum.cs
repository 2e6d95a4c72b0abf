using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Unrolled.Runtime;

/// <summary>CRC-32C of bytes that come in pieces: any change of up to 32 neighbouring bits shows, any other with odds of 1 − 2⁻³².</summary>
internal struct Checksum()
{
    private uint _state = uint.MaxValue;

    /// <summary>Adds the next piece.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            _state = BitOperations.Crc32C(_state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            _state = BitOperations.Crc32C(_state, value);
        }
    }

    /// <summary>The checksum of what came so far, as 8 hexadecimal digits.</summary>
    public override readonly string ToString() => (~_state).ToString("x8", CultureInfo.InvariantCulture);
}
