using System;
using System.Buffers.Binary;

namespace Unrolled.Runtime;

/// <summary>The element types of files that become floats.</summary>
internal static class ElementType
{
    /// <summary>What is written.</summary>
    public const string Float32 = "F32";

    /// <summary>What the epochs of a history are written as.</summary>
    public const string Float64 = "F64";

    /// <summary>All of them, for messages.</summary>
    public const string All = "F32, F16, BF16 or F64";

    /// <summary>Bytes of an element; 0 for any other type.</summary>
    public static int Size(string type) => type switch
    {
        Float64 => sizeof(double),
        Float32 => sizeof(float),
        "F16" or "BF16" => sizeof(ushort),
        _ => 0,
    };

    /// <summary>An element as a float: exact but for F64, which is rounded and becomes infinite where a float ends.</summary>
    public static float Read(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        "BF16" => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16),
        _ => BinaryPrimitives.ReadSingleLittleEndian(bytes),
    };
}
