using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Unrolled.Runtime;

/// <summary>A file of a network, taken from it and ready to be written.</summary>
internal sealed class NetworkWriter
{
    private readonly IReadOnlyList<TensorSlot> _slots;
    private readonly NetworkValues _values;
    private readonly ReadOnlyMemory<byte> _header;

    private NetworkWriter(IReadOnlyList<TensorSlot> slots, NetworkValues values, ReadOnlyMemory<byte> header)
    {
        _slots = slots;
        _values = values;
        _header = header;
    }

    /// <summary>Takes from the network what a file holds.</summary>
    /// <exception cref="ArgumentException">The extras make the header longer than loading allows.</exception>
    public static NetworkWriter Prepare(INetwork network, bool isCheckpoint, IReadOnlyDictionary<string, float[]>? extras)
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = network.Description;
        IReadOnlyList<TensorSlot> slots = TensorSlot.Of(description, isCheckpoint ? NetworkValues.StateVariables(network) : 0);
        NetworkValues values = NetworkValues.Of(network, isCheckpoint);
        ReadOnlyMemory<byte> header = Header(slots, MetadataWriter.Entries(network, isCheckpoint, ChecksumOf(slots, values), extras));
        long limit = FileHeader.Limit(description);
        if (header.Length > limit)
        {
            throw new ArgumentException(
                Words.Text($"The header would have {header.Length:N0} bytes with these extras, and files of {description.Name} have room for {limit:N0}: keep fewer."),
                nameof(extras));
        }

        return new NetworkWriter(slots, values, header);
    }

    /// <summary>Writes the file from the stream's position on.</summary>
    public void WriteTo(Stream stream)
    {
        byte[] length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)_header.Length);
        stream.Write(length);
        stream.Write(_header.Span);
        foreach (ReadOnlyMemory<byte> piece in Data(_slots, _values))
        {
            stream.Write(piece.Span);
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Data(IReadOnlyList<TensorSlot> slots, NetworkValues values) =>
        slots.SelectMany(slot => TensorData.Pieces(slot, values.Groups[slot.Group]));

    private static string ChecksumOf(IReadOnlyList<TensorSlot> slots, NetworkValues values)
    {
        Checksum checksum = new();
        foreach (ReadOnlyMemory<byte> piece in Data(slots, values))
        {
            checksum.Append(piece.Span);
        }

        return checksum.ToString();
    }

    private static ReadOnlyMemory<byte> Header(IReadOnlyList<TensorSlot> slots, IReadOnlyDictionary<string, string> metadata)
    {
        const int Alignment = 8;
        ArrayBufferWriter<byte> buffer = new();

        // Base 64 has a + that needs no escape here: nobody takes this for a web page.
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject(FileHeader.MetadataName);
            foreach ((string key, string text) in metadata)
            {
                json.WriteString(key, text);
            }

            json.WriteEndObject();
            long begin = 0;
            foreach (TensorSlot slot in slots)
            {
                Write(json, slot, begin);
                begin += slot.Count * (long)sizeof(float);
            }

            json.WriteEndObject();
        }

        // The format allows spaces at the end, so that the data starts at a whole number of words.
        int padding = -buffer.WrittenCount & (Alignment - 1);
        buffer.GetSpan(Alignment)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, TensorSlot slot, long begin)
    {
        json.WriteStartObject(slot.Name);
        json.WriteString("dtype", ElementType.Float32);
        json.WriteStartArray("shape");
        foreach (long size in slot.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(begin + (slot.Count * (long)sizeof(float)));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
