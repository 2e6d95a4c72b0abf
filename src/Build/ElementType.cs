using System;

namespace Unrolled.Build;

/// <summary>A type of elements that become floats, exactly but for F64, which is rounded.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Size">Bytes of an element, little-endian.</param>
/// <param name="ToBits">The bits of the float.</param>
internal sealed record ElementType(string Name, int Size, Func<byte[], int, uint> ToBits)
{
    /// <summary>All of them, as messages name them.</summary>
    public const string Names = "F32, F16, BF16 or F64";

    private const uint ExponentOfInfinity = 0xFF;
    private const int FractionBits = 23;

    private static readonly ElementType[] s_all =
    [
        new("F32", sizeof(float), Word),
        new("F16", sizeof(ushort), static (bytes, start) => OfHalf(Half(bytes, start))),
        new("BF16", sizeof(ushort), static (bytes, start) => Half(bytes, start) << 16),
        new("F64", sizeof(double), OfDouble),
    ];

    /// <summary>The type of that name, or null.</summary>
    public static ElementType? Find(string name) => Array.Find(s_all, type => type.Name == name);

    private static uint Half(byte[] bytes, int start) => (uint)(bytes[start] | (bytes[start + 1] << 8));

    private static uint Word(byte[] bytes, int start) => Half(bytes, start) | (Half(bytes, start + 2) << 16);

    /// <summary>IEEE 754 binary16: 1 sign, 5 exponent (bias 15), 10 fraction bits.</summary>
    private static uint OfHalf(uint half)
    {
        uint sign = (half & 0x8000) << 16;
        uint exponent = (half >> 10) & 0x1F;
        uint fraction = half & 0x3FF;
        if (exponent == 0x1F)
        {
            return sign | (ExponentOfInfinity << FractionBits) | (fraction << 13);
        }

        if (exponent != 0)
        {
            return sign | ((exponent + 127 - 15) << FractionBits) | (fraction << 13);
        }

        // Subnormal: fraction · 2⁻²⁴, which is a normal float or 0.
        return sign | BitsOf(fraction * (1f / (1 << 24)));
    }

    /// <summary>Rounded to the nearest; what is finite and no float can hold is refused.</summary>
    private static uint OfDouble(byte[] bytes, int start)
    {
        double value = BitConverter.Int64BitsToDouble(Word(bytes, start) | ((long)Word(bytes, start + 4) << 32));
        float rounded = (float)value;
        if (float.IsInfinity(rounded) && !double.IsInfinity(value))
        {
            throw new SafetensorsException(FormattableString.Invariant($"has {value:R}, which no float can hold"));
        }

        return BitsOf(rounded);
    }

    private static uint BitsOf(float value) => BitConverter.ToUInt32(BitConverter.GetBytes(value), 0) is var bits && BitConverter.IsLittleEndian ? bits : throw new PlatformNotSupportedException("The build must run on a little-endian machine.");
}
