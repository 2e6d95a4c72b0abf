using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Unrolled.Build;

/// <summary>A safetensors file: eight bytes with the length of a header, the header as JSON, then the numbers. What does not hold together is refused.</summary>
internal sealed class SafetensorsFile
{
    private const string MetadataName = "__metadata__";

    /// <summary>What the format's own readers take at most.</summary>
    private const long LongestHeader = 100_000_000;

    /// <summary>PyTorch has no more.</summary>
    private const int MaximumRank = 64;

    private readonly Dictionary<string, string> _metadata;

    private SafetensorsFile(Dictionary<string, string> metadata, IReadOnlyList<SafetensorsTensor> tensors)
    {
        _metadata = metadata;
        Tensors = tensors;
    }

    /// <summary>The tensors in the order of their data.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>The keys of the metadata.</summary>
    public IEnumerable<string> Keys => _metadata.Keys;

    /// <summary>An entry of the metadata, or null.</summary>
    public string? Metadata(string key) => _metadata.TryGetValue(key, out string value) ? value : null;

    /// <summary>Reads the header, and checks that it describes the whole file; the stream is at the data then.</summary>
    /// <exception cref="SafetensorsException">It does not.</exception>
    public static SafetensorsFile Read(Stream stream)
    {
        long length = BitConverter.ToInt64(Read(stream, sizeof(long)), 0);
        if (length is <= 0 or > LongestHeader)
        {
            throw new SafetensorsException(FormattableString.Invariant($"is no safetensors file: its header would have {(ulong)length:N0} bytes, and {LongestHeader:N0} are the most"));
        }

        XElement header = Parse(Read(stream, (int)length));
        Dictionary<string, XElement> entries = Members(header, "the header");
        Dictionary<string, string> metadata = entries.TryGetValue(MetadataName, out XElement found)
            ? Members(found, MetadataName).ToDictionary(entry => entry.Key, entry => Text(entry.Value, MetadataName))
            : [];
        SafetensorsTensor[] tensors = [.. entries.Where(entry => entry.Key != MetadataName).Select(entry => Tensor(entry.Key, entry.Value)).OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End)];
        CheckData(tensors, stream.Length - stream.Position);
        return new SafetensorsFile(metadata, tensors);
    }

    private static byte[] Read(Stream stream, int count)
    {
        byte[] bytes = new byte[Math.Min(count, stream.Length - stream.Position)];
        for (int done = 0; done < bytes.Length;)
        {
            int read = stream.Read(bytes, done, bytes.Length - done);
            done += read > 0 ? read : throw new EndOfStreamException();
        }

        return bytes.Length == count ? bytes : throw new SafetensorsException(FormattableString.Invariant($"ends after {stream.Length:N0} bytes, inside its header: it was cut off; take a whole copy"));
    }

    /// <summary>The header as elements, each with its JSON type as an attribute.</summary>
    private static XElement Parse(byte[] json)
    {
        try
        {
            // Strict, where the reader below would take bytes that are no UTF-8 for something.
            _ = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetCharCount(json);
            using XmlDictionaryReader reader = JsonReaderWriterFactory.CreateJsonReader(json, 0, json.Length, Encoding.UTF8, XmlDictionaryReaderQuotas.Max, null);
            return json[0] == '{' ? XElement.Load(reader) : throw new XmlException();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The reader meets text that is no JSON with exceptions of many kinds, an IndexOutOfRangeException among them.
            throw new SafetensorsException("is no safetensors file: its header is not a JSON object in UTF-8");
        }
    }

    /// <summary>The members of an object by name: what is no name of XML's, the reader keeps as an attribute.</summary>
    private static Dictionary<string, XElement> Members(XElement element, string name)
    {
        Dictionary<string, XElement> members = [];
        foreach (XElement member in Require(element, "object", name).Elements())
        {
            string key = (string?)member.Attribute("item") ?? member.Name.LocalName;
            if (HasHalfOfACharacter(key))
            {
                throw new SafetensorsException($"is no safetensors file: half of a character is missing in a name in {name}");
            }

            if (members.ContainsKey(key))
            {
                throw new SafetensorsException($"has two entries called {key} in {name}");
            }

            members.Add(key, member);
        }

        return members;
    }

    /// <summary>Whether a text cannot be written: JSON can spell surrogates one by one.</summary>
    private static bool HasHalfOfACharacter(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static SafetensorsTensor Tensor(string name, XElement element)
    {
        Dictionary<string, XElement> members = Members(element, name);
        if (members.Count != 3 || !members.TryGetValue("dtype", out XElement type) || !members.TryGetValue("shape", out XElement shape) || !members.TryGetValue("data_offsets", out XElement offsets))
        {
            throw new SafetensorsException($"says of {name} something else than dtype, shape and data_offsets");
        }

        long[] sizes = Numbers(shape, name);
        long[] ends = Numbers(offsets, name);
        if (sizes.Length > MaximumRank || ends.Length != 2)
        {
            throw new SafetensorsException($"has {sizes.Length} sizes and {ends.Length} data_offsets for {name}: at most {MaximumRank} and exactly 2 are expected");
        }

        string typeName = Text(type, name);
        return new SafetensorsTensor(
            name,
            ElementType.Find(typeName) ?? throw new SafetensorsException($"has {name} as {typeName}: {ElementType.Names} is expected"),
            sizes,
            ends[0],
            ends[1]);
    }

    private static long[] Numbers(XElement element, string name) =>
        [.. Require(element, "array", name).Elements().Select(number => Number(Require(number, "number", name).Value, name))];

    private static long Number(string text, string name) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        ? number
        : throw new SafetensorsException($"has {text} as a size or an offset of {name}, where a whole number from 0 on is expected");

    private static string Text(XElement element, string name) => Require(element, "string", name).Value;

    private static XElement Require(XElement element, string type, string name) => (string?)element.Attribute("type") == type
        ? element
        : throw new SafetensorsException($"says of {name} something else than a {type}");

    /// <summary>Lengths that follow from the shapes, one tensor behind the other without gap or overlap, to the end.</summary>
    private static void CheckData(SafetensorsTensor[] tensors, long length)
    {
        long end = 0;
        foreach (SafetensorsTensor tensor in tensors)
        {
            if (tensor.Begin != end)
            {
                throw new SafetensorsException(FormattableString.Invariant($"has {tensor.Name} from byte {tensor.Begin:N0} of the data on, where {end:N0} is expected: gaps and overlaps are not allowed"));
            }

            if (tensor.End != tensor.Begin + Length(tensor))
            {
                throw new SafetensorsException(FormattableString.Invariant($"has {tensor.Name} in bytes {tensor.Begin:N0} to {tensor.End:N0} of the data: [{string.Join(", ", tensor.Shape)}] of {tensor.Type.Name} takes {Length(tensor):N0} bytes"));
            }

            end = tensor.End;
        }

        if (end != length)
        {
            throw new SafetensorsException(FormattableString.Invariant($"has {length:N0} bytes of data, where its header describes {end:N0}: take a whole copy"));
        }
    }

    /// <summary>The bytes that a tensor's shape asks for; the largest number where they are more.</summary>
    private static long Length(SafetensorsTensor tensor)
    {
        double bytes = tensor.Shape.Aggregate((double)tensor.Type.Size, (product, size) => product * size);
        return bytes < 1L << 50 ? (long)bytes : long.MaxValue - tensor.Begin;
    }
}
