using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>A file as it is read: once, forwards, in pieces of a fixed size. It says where and for which network something is wrong.</summary>
internal sealed class FileSource(Stream stream, string name, string network)
{
    /// <summary>The largest piece in bytes: a multiple of every element's size.</summary>
    public const int PieceLength = 16 * 1024;

    // What a file claims to contain can be long: messages show the beginning.
    private const int ShownLength = 80;

    private readonly byte[] _piece = new byte[PieceLength];
    private Checksum _checksum = new();

    /// <summary>The file's name for messages.</summary>
    public string Name => name;

    /// <summary>Bytes read.</summary>
    public long Position { get; private set; }

    /// <summary>Text of a file for a message: cut, and without what would not show.</summary>
    public static string Show(string text)
    {
        string cut = text.Length <= ShownLength ? text : string.Concat(text.AsSpan(0, ShownLength), "…");
        return string.Concat(cut.Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }

    /// <summary>The checksum of the data that was read.</summary>
    public string Checksum => _checksum.ToString();

    /// <summary>The next bytes of data, at most a piece; valid until the next call.</summary>
    public ReadOnlySpan<byte> ReadData(int count, string part)
    {
        Span<byte> bytes = _piece.AsSpan(0, count);
        Read(bytes, part);
        _checksum.Append(bytes);
        return bytes;
    }

    /// <summary>The next bytes.</summary>
    public void Read(Span<byte> bytes, string part)
    {
        int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        Position += count;
        if (count < bytes.Length)
        {
            throw Error(Words.Text($"ends after {Position:N0} bytes, inside {part}: it was cut off; take a whole copy"));
        }
    }

    /// <summary>The next eight bytes as a number.</summary>
    public ulong ReadLength(string part)
    {
        Span<byte> bytes = _piece.AsSpan(0, sizeof(ulong));
        Read(bytes, part);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>Passes data over.</summary>
    public void SkipData(long count, string part)
    {
        for (long left = count; left > 0; left -= Math.Min(left, PieceLength))
        {
            ReadData((int)Math.Min(left, PieceLength), part);
        }
    }

    /// <summary>Checks that nothing follows.</summary>
    public void RequireEnd()
    {
        if (stream.Read(_piece, 0, 1) != 0)
        {
            throw Error(Words.Text($"goes on after the {Position:N0} bytes that its header describes: take a whole copy"));
        }
    }

    /// <summary>What is wrong with the file, as a sentence that starts with its name and ends with a full stop.</summary>
    public NetworkFileException Error(string message, params string[] tensors) => new($"{name} {message}.", tensors);

    /// <summary>The same of a sound file that holds another network.</summary>
    public NetworkFileException Misfit(string message, params string[] tensors) => new($"{name} does not fit {network}: {message}.", tensors);
}
