using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Unrolled.Samples.Tests;

/// <summary>Builds IDX files in memory.</summary>
internal static class IdxBytes
{
    /// <summary>Images whose pixels are all 10 times their digit; image i shows the digit i mod 10.</summary>
    public static byte[] Images(int count) =>
        [.. Header(0x803, (uint)count, 28, 28), .. Enumerable.Range(0, count).SelectMany(i => Enumerable.Repeat((byte)(10 * (i % 10)), 784))];

    public static byte[] Labels(int count) => [.. Header(0x801, (uint)count), .. Enumerable.Range(0, count).Select(i => (byte)(i % 10))];

    public static byte[] Header(params uint[] numbers)
    {
        byte[] bytes = new byte[4 * numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * i), numbers[i]);
        }

        return bytes;
    }

    public static byte[] Compress(byte[] content)
    {
        using MemoryStream compressed = new();
        using (GZipStream zip = new(compressed, CompressionMode.Compress))
        {
            zip.Write(content);
        }

        return compressed.ToArray();
    }
}
