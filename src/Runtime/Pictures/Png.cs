using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Unrolled.Runtime;

/// <summary>Writes images as PNG: a byte for each pixel, which names one of up to 256 colours.</summary>
internal static class Png
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>The file of an image.</summary>
    /// <param name="pixels">Rows × <paramref name="width"/> colours.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="colours">Red, green and blue of each colour.</param>
    /// <param name="opacities">How much each colour hides what is behind it: 0 to 255.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, ReadOnlySpan<byte> colours, ReadOnlySpan<byte> opacities)
    {
        int height = pixels.Length / width;
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 3;

        using MemoryStream compressed = new();
        using (ZLibStream zip = new(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int row = 0; row < height; row++)
            {
                // Each row says how it is filtered: not at all.
                zip.WriteByte(0);
                zip.Write(pixels.Slice(row * width, width));
            }
        }

        using MemoryStream file = new();
        file.Write(Signature);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "PLTE", colours);
        WriteChunk(file, "tRNS", opacities);
        WriteChunk(file, "IDAT", compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> content)
    {
        byte[] chunk = new byte[4 + content.Length];
        Encoding.ASCII.GetBytes(type, chunk);
        content.CopyTo(chunk.AsSpan(4));
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(chunk));
        file.Write(number);
    }

    /// <summary>CRC-32 as PNG has it (polynomial 0xEDB88320, reflected).</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
