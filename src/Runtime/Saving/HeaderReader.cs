using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Unicode;
using static Unrolled.Runtime.FileSource;

namespace Unrolled.Runtime;

/// <summary>Reads the header of a safetensors file: eight bytes with its length, then JSON of a fixed form. Anything else is refused.</summary>
internal ref struct HeaderReader
{
    // The header, a tensor, its shape.
    private const int Depth = 3;

    // PyTorch has no more.
    private const int MaximumRank = 64;

    private readonly FileSource _source;
    private Utf8JsonReader _json;

    private HeaderReader(FileSource source, ReadOnlySpan<byte> bytes)
    {
        _source = source;
        _json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Depth });
    }

    /// <summary>Reads the header, whose length is checked before memory is taken.</summary>
    public static FileHeader Read(FileSource source, long limit)
    {
        ulong length = source.ReadLength("the length of its header");
        if (length > (ulong)limit)
        {
            throw source.Error(Words.Text($"is no safetensors file of this network: its header would have {length:N0} bytes, and {limit:N0} are the most"));
        }

        byte[] bytes = new byte[(int)length];
        source.Read(bytes, "its header");
        if (bytes.Length == 0 || bytes[0] != '{' || !Utf8.IsValid(bytes))
        {
            throw source.Error("is no safetensors file: its header is not a JSON object in UTF-8");
        }

        HeaderReader reader = new(source, bytes);
        try
        {
            return reader.Read();
        }
        catch (JsonException exception)
        {
            throw new NetworkFileException(Words.Text($"{source.Name} is no safetensors file: its header is not valid JSON from byte {reader._json.BytesConsumed:N0} on."), null, exception);
        }
    }

    private FileHeader Read()
    {
        Dictionary<string, FileTensor> tensors = [];
        Dictionary<string, string>? metadata = null;
        Next();
        while (NextIsName())
        {
            string name = ReadText("a name");
            Next();
            if (name == FileHeader.MetadataName ? metadata is not null : tensors.ContainsKey(name))
            {
                throw _source.Error($"has two entries called {Show(name)}", name);
            }

            if (name == FileHeader.MetadataName)
            {
                metadata = ReadMetadata();
            }
            else
            {
                tensors.Add(name, ReadTensor(name));
            }
        }

        // Nothing but spaces may follow.
        if (_json.Read())
        {
            throw _source.Error("has a header of more than one JSON object");
        }

        return new FileHeader(tensors, metadata ?? []);
    }

    /// <summary>Texts by key; of those, this library's.</summary>
    private Dictionary<string, string> ReadMetadata()
    {
        Dictionary<string, string> entries = [];
        Require(JsonTokenType.StartObject, FileHeader.MetadataName, "an object of texts");
        while (NextIsName())
        {
            string key = ReadText("a key");
            Next();
            Require(JsonTokenType.String, FileHeader.MetadataName, "an object of texts");
            if (key.StartsWith(MetadataKeys.Prefix, StringComparison.Ordinal) && !entries.TryAdd(key, ReadText(key)))
            {
                throw _source.Error($"has two metadata entries called {Show(key)}");
            }
        }

        return entries;
    }

    private FileTensor ReadTensor(string name)
    {
        const string Form = "an object of dtype, shape and data_offsets";
        string? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Require(JsonTokenType.StartObject, name, Form);
        while (NextIsName())
        {
            string key = ReadText(name);
            Next();
            switch (key)
            {
                case "dtype" when type is null:
                    Require(JsonTokenType.String, name, "a text as dtype");
                    type = ReadText(name);
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(name, key, MaximumRank);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(name, key, 2);
                    break;
                default:
                    throw Unexpected(name, Form);
            }
        }

        return type is not null && shape is not null && offsets is { Count: 2 }
            ? new FileTensor(name, type, [.. shape], offsets[0], offsets[1])
            : throw Unexpected(name, Form);
    }

    private List<long> ReadNumbers(string name, string key, int limit)
    {
        string form = $"at most {limit} whole numbers from 0 on as {key}";
        List<long> numbers = [];
        Require(JsonTokenType.StartArray, name, form);
        for (Next(); _json.TokenType != JsonTokenType.EndArray; Next())
        {
            Require(JsonTokenType.Number, name, form);
            if (numbers.Count == limit || !_json.TryGetInt64(out long number) || number < 0)
            {
                throw Unexpected(name, form);
            }

            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>The text or name that the reader is at.</summary>
    private string ReadText(string place)
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new NetworkFileException($"{_source.Name} is no safetensors file: half of a character is missing in {Show(place)}.", null, exception);
        }
    }

    /// <summary>Moves on; the end of the JSON is an error of its form, as the reader sees it.</summary>
    private void Next() => _json.Read();

    /// <summary>Moves on, to a name or the end of the object.</summary>
    private bool NextIsName()
    {
        Next();
        return _json.TokenType == JsonTokenType.PropertyName;
    }

    private void Require(JsonTokenType token, string name, string form)
    {
        if (_json.TokenType != token)
        {
            throw Unexpected(name, form);
        }
    }

    private NetworkFileException Unexpected(string name, string form) => _source.Error($"says of {Show(name)} something else than {form}", name);
}
