using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>Changes a file in ways that a careless or hostile program might: bytes, lengths, and pieces of the header's text.</summary>
internal sealed class FileMutator(byte[] file, int seed)
{
    private static readonly string[] s_pieces =
    [
        "\"F32\"", "\"F16\"", "\"BF16\"", "\"F64\"", "\"I64\"", "\"BOOL\"", "\"dtype\"", "\"shape\"", "\"data_offsets\"", "\"__metadata__\"", "\"unrolled.steps\"", "\"unrolled.history.epochs\"", "\"best.0.weight\"", "\"0.weight\"",
        "\"optimizer.1.0.bias\"", "\"optimizer.3.0.bias\"", "\"ключ\"", "\"\\ud800\"", "\"\\u0000\"", "\"\"", "-1", "0", "1e9", "2147483648", "9223372036854775807", "9223372036854775808",
        "1e999", "0.5", "null", "true", "[", "]", "{", "}", ",", ":", "\"", "\\", "[[[[[[[[", "{\"a\":", "NaN", "AAAA", "====", " ", "\0",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next mutant: one to three changes.</summary>
    public byte[] Next()
    {
        byte[] mutant = [.. file];
        for (int changes = _random.Next(1, 4); changes > 0; changes--)
        {
            mutant = _random.Next(10) switch
            {
                0 => Flip(mutant, mutant.Length),
                1 => Cut(mutant),
                2 => [.. mutant, .. mutant[..Math.Min(mutant.Length, _random.Next(1, 40))]],
                3 => Length(mutant),
                _ => Header(mutant),
            };
        }

        return mutant;
    }

    private byte[] Flip(byte[] mutant, int before)
    {
        if (mutant.Length > 0)
        {
            mutant[_random.Next(Math.Min(before, mutant.Length))] ^= (byte)(1 << _random.Next(8));
        }

        return mutant;
    }

    private byte[] Cut(byte[] mutant) => mutant[..^_random.Next(mutant.Length == 0 ? 1 : _random.Next(mutant.Length) + 1)];

    private byte[] Length(byte[] mutant)
    {
        if (mutant.Length >= 8)
        {
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(mutant);
            BinaryPrimitives.WriteUInt64LittleEndian(mutant, _random.Next(4) switch
            {
                0 => length + (ulong)_random.Next(-16, 17),
                1 => (ulong)_random.NextInt64(),
                2 => (ulong)_random.Next(100_000),
                _ => ulong.MaxValue - (ulong)_random.Next(16),
            });
        }

        return mutant;
    }

    /// <summary>Changes the header's text and mostly puts its length right, so that the change is seen.</summary>
    private byte[] Header(byte[] mutant)
    {
        if (mutant.Length < 8 || BinaryPrimitives.ReadUInt64LittleEndian(mutant) is var length && (length == 0 || length > (ulong)mutant.Length - 8))
        {
            return mutant;
        }

        byte[] header = mutant[8..(8 + (int)length)];
        int at = _random.Next(header.Length);
        int count = Math.Min(_random.Next(1, 30), header.Length - at);
        byte[] piece = Encoding.UTF8.GetBytes(s_pieces[_random.Next(s_pieces.Length)]);
        header = _random.Next(7) switch
        {
            0 => [.. header[..at], .. header[(at + count)..]],
            1 => [.. header[..(at + count)], .. header[at..]],
            2 => [.. header[..at], .. piece, .. header[at..]],
            3 => Digit(header, at),
            4 => Token(header, at, piece),
            5 => Swap(header, at),
            _ => Flip(header, header.Length),
        };
        ulong stated = _random.Next(10) == 0 ? length : (ulong)header.Length;
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, stated);
        return [.. prefix, .. header, .. mutant[(8 + (int)length)..]];
    }

    /// <summary>Another digit in place of the next one.</summary>
    private byte[] Digit(byte[] header, int at)
    {
        int digit = Array.FindIndex(header, at, static value => char.IsAsciiDigit((char)value));
        if (digit >= 0)
        {
            header[digit] = (byte)('0' + _random.Next(10));
        }

        return header;
    }

    /// <summary>A piece in place of the next number or text.</summary>
    private static byte[] Token(byte[] header, int at, byte[] piece)
    {
        ReadOnlySpan<byte> ends = ",:]}"u8;
        int start = header.AsSpan(at).IndexOfAny(":[,"u8) + at + 1;
        int length = header.AsSpan(start).IndexOfAny(ends);
        return start <= at || length < 0 ? header : [.. header[..start], .. piece, .. header[(start + length)..]];
    }

    /// <summary>Two texts, such as the names of tensors, change places.</summary>
    private byte[] Swap(byte[] header, int at)
    {
        string[] parts = Encoding.Latin1.GetString(header).Split('"');
        if (parts.Length > 3)
        {
            int a = (2 * _random.Next(parts.Length / 2)) + 1;
            int b = ((a + 2 + (2 * (at % 8))) % (parts.Length - 1)) | 1;
            (parts[a], parts[b]) = (parts[b], parts[a]);
        }

        return [.. Encoding.Latin1.GetBytes(string.Join('"', parts)).AsEnumerable()];
    }
}
