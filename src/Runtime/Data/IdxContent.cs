using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Unrolled;

/// <summary>What an IDX file holds: two zero bytes, a byte for the type, one for the number of sizes, the sizes and then the numbers, the last size fastest, all big-endian.</summary>
/// <param name="Sizes">At least one.</param>
/// <param name="Values">As many as the product of the sizes, finite.</param>
/// <param name="IsBytes">Whether they were bytes from 0 to 255.</param>
internal sealed record IdxContent(int[] Sizes, float[] Values, bool IsBytes)
{
    /// <summary>2²⁴: below it every integer is a float.</summary>
    public const int ExactIntegers = 1 << 24;

    /// <summary>No byte of deflate stands for more than so many: a promise that asks for more is false.</summary>
    private const long LargestRatio = 1032;

    private const int BufferBytes = 1 << 16;

    /// <summary>The sizes as a message shows them.</summary>
    public string Shape => string.Join(" × ", Sizes.Select(static size => Words.Text($"{size:N0}")));

    /// <summary>Reads a file. Memory grows with what the file has, not with what its header promises.</summary>
    /// <exception cref="InvalidDataException">It is no whole IDX file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IdxContent Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        long length = file.Length;
        bool isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (!isCompressed)
        {
            return Read(path, file, length);
        }

        try
        {
            using GZipStream content = new(file, CompressionMode.Decompress);
            return Read(path, content, length * LargestRatio);
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException(Words.Text($"{path}: its {length:N0} bytes are no whole gzip file ({error.Message.TrimEnd('.')})."), error);
        }
    }

    /// <summary>Reads a stream that cannot have more than so many bytes.</summary>
    private static IdxContent Read(string path, Stream stream, long most)
    {
        Span<byte> start = stackalloc byte[4];
        ReadHeader(path, stream, start, 0);
        int width = start is [0, 0, var type, _] ? WidthOf(type) : 0;
        if (width == 0 || start[3] == 0)
        {
            throw new InvalidDataException(Words.Text($"{path}: starts with 0x{BinaryPrimitives.ReadUInt32BigEndian(start):X8}, which is no IDX file: those start with 0000, a type (08, 09, 0B, 0C, 0D or 0E) and how many sizes follow."));
        }

        int[] sizes = new int[start[3]];
        Span<byte> size = stackalloc byte[4];
        for (int i = 0; i < sizes.Length; i++)
        {
            ReadHeader(path, stream, size, 4 + (4 * i));
            uint number = BinaryPrimitives.ReadUInt32BigEndian(size);
            sizes[i] = number <= int.MaxValue ? (int)number : throw new InvalidDataException(Words.Text($"{path}: size {i + 1} in its header is {number:N0}, which cannot be."));
        }

        // In double, because the sizes of a damaged header may multiply past any integer.
        double count = sizes.Aggregate(1.0, static (product, one) => product * one);
        double promised = 4 + (4 * sizes.Length) + (count * width);
        string shape = string.Join(" × ", sizes);
        if (promised > most || count > Array.MaxLength)
        {
            throw new InvalidDataException(Words.Text($"{path}: its header ({shape}) promises {promised:N0} bytes; the file has at most {most:N0}, and an array {Array.MaxLength:N0} values."));
        }

        float[] values = ReadValues(path, stream, start[2], (int)count, 4 + (4 * sizes.Length), (long)promised);
        return stream.ReadByte() < 0
            ? new IdxContent(sizes, values, start[2] == 0x08)
            : throw new InvalidDataException(Words.Text($"{path}: goes on behind the {promised:N0} bytes that its header ({shape}) promises."));
    }

    private static float[] ReadValues(string path, Stream stream, byte type, int count, int header, long promised)
    {
        int width = WidthOf(type);
        float[] values = new float[Math.Min(count, BufferBytes)];
        byte[] buffer = new byte[BufferBytes];
        for (int read = 0; read < count;)
        {
            int wanted = Math.Min(count - read, BufferBytes / width);
            int bytes = stream.ReadAtLeast(buffer.AsSpan(0, wanted * width), wanted * width, throwOnEndOfStream: false);
            if (bytes < wanted * width)
            {
                throw new InvalidDataException(Words.Text($"{path}: ends after {header + ((long)read * width) + bytes:N0} bytes; its header promises {promised:N0}."));
            }

            if (read + wanted > values.Length)
            {
                Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
            }

            for (int i = 0; i < wanted; i++, read++)
            {
                values[read] = ValueOf(type, buffer.AsSpan(i * width, width));
                if (!float.IsFinite(values[read]))
                {
                    throw new InvalidDataException(Words.Text($"{path}: value {read:N0}, at byte {header + ((long)read * width):N0}, is not finite as a float."));
                }
            }
        }

        return values;
    }

    private static void ReadHeader(string path, Stream stream, Span<byte> bytes, int offset)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            throw new InvalidDataException(Words.Text($"{path}: ends after {Words.Count(offset + read, "byte")}, within its header."));
        }
    }

    /// <summary>Bytes of a value; 0 for what is no type.</summary>
    private static int WidthOf(byte type) => type switch
    {
        0x08 or 0x09 => 1,
        0x0B => 2,
        0x0C or 0x0D => 4,
        0x0E => 8,
        _ => 0,
    };

    private static float ValueOf(byte type, ReadOnlySpan<byte> bytes) => type switch
    {
        0x08 => bytes[0],
        0x09 => (sbyte)bytes[0],
        0x0B => BinaryPrimitives.ReadInt16BigEndian(bytes),
        0x0C => BinaryPrimitives.ReadInt32BigEndian(bytes),
        0x0D => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => (float)BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}
