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
    private readonly IReadOnlyList<Part> _parts;
    private readonly ReadOnlyMemory<byte> _header;

    private NetworkWriter(IReadOnlyList<Part> parts, ReadOnlyMemory<byte> header)
    {
        _parts = parts;
        _header = header;
    }

    /// <summary>Takes from the network what a file holds.</summary>
    /// <exception cref="ArgumentException">The history is another network's, or the extras make the header longer than loading allows.</exception>
    public static NetworkWriter Prepare(INetwork network, bool isCheckpoint, TrainingHistory? history, IReadOnlyDictionary<string, float[]>? extras)
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = network.Description;
        if (history is not null)
        {
            Check(history, network);
        }

        IReadOnlyList<Part> parts = [.. Parts(network, isCheckpoint, history)];
        ReadOnlyMemory<byte> header = Header(parts, MetadataWriter.Entries(network, isCheckpoint, history, ChecksumOf(parts), extras));
        long limit = FileHeader.Limit(description);
        if (header.Length > limit)
        {
            throw new ArgumentException(
                Words.Text($"The header would have {header.Length:N0} bytes with these extras, and files of {description.Name} have room for {limit:N0}: keep fewer."),
                nameof(extras));
        }

        return new NetworkWriter(parts, header);
    }

    /// <summary>Writes the file from the stream's position on.</summary>
    public void WriteTo(Stream stream)
    {
        byte[] length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)_header.Length);
        stream.Write(length);
        stream.Write(_header.Span);
        foreach (ReadOnlyMemory<byte> piece in _parts.SelectMany(static part => part.Pieces))
        {
            stream.Write(piece.Span);
        }
    }

    private static void Check(TrainingHistory history, INetwork network)
    {
        NetworkDescription description = network.Description;
        long steps = network.State?.Steps ?? 0;
        if (history.Position.Steps != steps)
        {
            throw new ArgumentException(
                Words.Text($"The history is of a training of {history.Position.Steps:N0} steps, and {description.Name} has made {steps:N0}: save both at the same moment, or without a history."), nameof(history));
        }

        if (!history.BestParameters.IsEmpty && history.BestParameters.Length != description.ParameterCount)
        {
            throw new ArgumentException(
                Words.Text($"The history has {history.BestParameters.Length:N0} parameters of its best epoch, and {description.Name} has {description.ParameterCount:N0}: pass the network's own."), nameof(history));
        }
    }

    /// <summary>The tensors in the order of their data. The one of doubles is the first, since PyTorch can only see values that lie at a multiple of their size.</summary>
    private static IEnumerable<Part> Parts(INetwork network, bool isCheckpoint, TrainingHistory? history)
    {
        if (history is not null)
        {
            yield return new Part(EpochTable.Name, ElementType.Float64, EpochTable.Shape(EpochTable.Count(history)), EpochTable.Pieces(history));
        }

        float[]? best = history is null || history.BestParameters.IsEmpty ? null : history.BestParameters.ToArray();
        NetworkValues values = NetworkValues.Of(network, isCheckpoint, best);
        IReadOnlyList<TensorSlot> slots = TensorSlot.Of(network.Description, isCheckpoint ? NetworkValues.StateVariables(network) : 0);
        foreach (TensorSlot slot in best is null ? slots : slots.Concat(TensorSlot.OfBest(network.Description)))
        {
            yield return new Part(slot.Name, ElementType.Float32, slot.Shape, TensorData.Pieces(slot, values.Group(slot.Group)!));
        }
    }

    private static string ChecksumOf(IReadOnlyList<Part> parts)
    {
        Checksum checksum = new();
        foreach (ReadOnlyMemory<byte> piece in parts.SelectMany(static part => part.Pieces))
        {
            checksum.Append(piece.Span);
        }

        return checksum.ToString();
    }

    private static ReadOnlyMemory<byte> Header(IReadOnlyList<Part> parts, IReadOnlyDictionary<string, string> metadata)
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
            foreach (Part part in parts)
            {
                Write(json, part, begin);
                begin += part.Length;
            }

            json.WriteEndObject();
        }

        // The format allows spaces at the end, so that the data starts at a whole number of words.
        int padding = -buffer.WrittenCount & (Alignment - 1);
        buffer.GetSpan(Alignment)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, Part part, long begin)
    {
        json.WriteStartObject(part.Name);
        json.WriteString("dtype", part.Type);
        json.WriteStartArray("shape");
        foreach (long size in part.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(begin + part.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A tensor to be written.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">The type of its elements.</param>
    /// <param name="Shape">Its sizes.</param>
    /// <param name="Pieces">Its bytes, each piece valid until the next.</param>
    private sealed record Part(string Name, string Type, IReadOnlyList<long> Shape, IEnumerable<ReadOnlyMemory<byte>> Pieces)
    {
        public long Length => Shape.Aggregate((long)ElementType.Size(Type), static (length, size) => length * size);
    }
}
