using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>A safetensors file taken apart, by the format's description and not by the library's code: its header as JSON, its data.</summary>
internal sealed class FileParts
{
    public FileParts(byte[] file)
    {
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        Text = Encoding.UTF8.GetString(file, 8, length);
        Header = JsonNode.Parse(Text)!.AsObject();
        Data = file[(8 + length)..];
    }

    public string Text { get; }

    public JsonObject Header { get; }

    public byte[] Data { get; set; }

    public JsonObject Metadata => Header["__metadata__"]!.AsObject();

    /// <summary>The file of a network.</summary>
    public static FileParts Of(INetwork network, bool checkpoint = false) => new(Bytes(network, checkpoint));

    public static byte[] Bytes(INetwork network, bool checkpoint = false)
    {
        MemoryStream stream = new();
        if (checkpoint)
        {
            network.SaveCheckpoint(stream);
        }
        else
        {
            network.Save(stream);
        }

        return stream.ToArray();
    }

    /// <summary>A header in front of data.</summary>
    public static byte[] Join(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. data];
    }

    public byte[] Join() => Join(Header.ToJsonString(), Data);

    /// <summary>The bytes of a tensor.</summary>
    public byte[] Tensor(string name)
    {
        int[] offsets = [.. Header[name]!["data_offsets"]!.AsArray().Select(static o => (int)o!)];
        return Data[offsets[0]..offsets[1]];
    }

    /// <summary>The floats of a tensor.</summary>
    public float[] Floats(string name) => [.. Tensor(name).Chunk(4).Select(static bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes))];

    public long[] Shape(string name) => [.. Header[name]!["shape"]!.AsArray().Select(static size => (long)size!)];

    /// <summary>The same file with all elements in another type and without metadata.</summary>
    public byte[] Converted(string type, Func<float, byte[]> convert)
    {
        JsonObject header = [];
        MemoryStream data = new();
        foreach (string name in Header.Select(static entry => entry.Key).Where(static key => key != "__metadata__"))
        {
            long begin = data.Length;
            data.Write([.. Floats(name).SelectMany(convert)]);
            header[name] = new JsonObject
            {
                ["dtype"] = type,
                ["shape"] = Header[name]!["shape"]!.DeepClone(),
                ["data_offsets"] = new JsonArray(begin, data.Length),
            };
        }

        return Join(header.ToJsonString(), data.ToArray());
    }
}
