using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace Unrolled.Samples;

/// <summary>
/// Reads MNIST's IDX files: a magic number (two zero bytes, 0x08 for unsigned bytes, the number of dimensions), the size of each dimension as a
/// big-endian 32-bit number, then the bytes. Errors name the file and the numbers.
/// </summary>
public static class IdxFile
{
    private const int LabelMagic = 0x0801;
    private const int ImageMagic = 0x0803;

    /// <summary>Reads the pixels of all 28×28 images.</summary>
    /// <param name="path">The file; compressed when its name ends in .gz.</param>
    /// <returns>784 bytes for each image, 0 (paper) to 255 (ink).</returns>
    /// <exception cref="InvalidDataException">The file holds something else, or not all it promises.</exception>
    public static byte[] ReadImages(string path)
    {
        byte[] file = ReadAll(path);
        int[] sizes = ReadSizes(path, file, ImageMagic, "images");
        if (sizes[1] != ImageSet.Side || sizes[2] != ImageSet.Side)
        {
            throw new InvalidDataException($"{path}: the images are {sizes[1]:N0} × {sizes[2]:N0} pixels; the network takes {ImageSet.Side} × {ImageSet.Side}.");
        }

        return ReadContent(path, file, sizes);
    }

    /// <summary>Reads the digit of each image.</summary>
    /// <param name="path">The file; compressed when its name ends in .gz.</param>
    /// <returns>One label for each image, 0 to 9.</returns>
    /// <exception cref="InvalidDataException">The file holds something else, or not all it promises.</exception>
    public static byte[] ReadLabels(string path)
    {
        byte[] file = ReadAll(path);
        byte[] labels = ReadContent(path, file, ReadSizes(path, file, LabelMagic, "labels"));
        int wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9);
        return wrong < 0 ? labels : throw new InvalidDataException($"{path}: label {wrong:N0} is {labels[wrong]}; digits are 0 to 9.");
    }

    private static byte[] ReadAll(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return File.ReadAllBytes(path);
        }

        try
        {
            using FileStream compressed = File.OpenRead(path);
            using GZipStream content = new(compressed, CompressionMode.Decompress);
            using MemoryStream bytes = new();
            content.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: its {new FileInfo(path).Length:N0} bytes are no whole gzip file ({error.Message.TrimEnd('.')}).", error);
        }
    }

    private static int[] ReadSizes(string path, byte[] file, int magic, string what)
    {
        int[] sizes = new int[magic & 0xFF];
        int header = HeaderLength(sizes);
        if (file.Length < header)
        {
            throw new InvalidDataException($"{path}: {file.Length:N0} bytes are too few for the {header}-byte header of IDX {what}.");
        }

        uint found = BinaryPrimitives.ReadUInt32BigEndian(file);
        if (found != magic)
        {
            throw new InvalidDataException($"{path}: starts with 0x{found:X8} where IDX {what} have 0x{magic:X8}.");
        }

        for (int i = 0; i < sizes.Length; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(4 + 4 * i));
            sizes[i] = size <= int.MaxValue ? (int)size : throw new InvalidDataException($"{path}: size {i + 1} in the header is {size:N0}, which cannot be.");
        }

        return sizes;
    }

    private static byte[] ReadContent(string path, byte[] file, int[] sizes)
    {
        // In double, because three sizes of a damaged header may multiply past 64 bits.
        double promised = HeaderLength(sizes);
        double content = 1;
        foreach (int size in sizes)
        {
            content *= size;
        }

        promised += content;
        if (file.Length != promised)
        {
            throw new InvalidDataException($"{path}: holds {file.Length:N0} bytes; its header ({string.Join(" × ", sizes)}) promises {promised:N0}.");
        }

        return file[HeaderLength(sizes)..];
    }

    private static int HeaderLength(int[] sizes) => 4 + 4 * sizes.Length;
}
