using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Unrolled.Generator.Parsing;
using Unrolled.Runtime;

namespace Unrolled.Build;

/// <summary>Writes what a file of weights holds as text for the compiler.</summary>
internal static class Manifest
{
    private const string EpochTable = "history.epochs";
    private const int ValuesPerLine = 8;

    private static readonly string[] s_ofTraining = ["optimizer.", "best.", EpochTable];

    /// <summary>The manifest of a file; also of one that is not there or damaged, which the compiler then says where the file is used.</summary>
    /// <param name="path">What the manifest calls the file.</param>
    /// <param name="file">Where it is.</param>
    /// <param name="resource">What it is called as a resource.</param>
    /// <param name="isResource">Whether it holds too many values for constants.</param>
    public static string Of(string path, string file, string resource, out bool isResource)
    {
        isResource = false;
        StringBuilder text = new();
        Line(text, ManifestWords.Path, path);
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            SafetensorsFile header = SafetensorsFile.Read(stream);
            CheckMetadata(header);
            SafetensorsTensor[] parameters = [.. Parameters(header)];
            isResource = parameters.Sum(tensor => tensor.Count) > ManifestWords.MostConstants;
            byte[]? data = isResource ? null : ReadData(stream);

            // Of converted values the checksum is not that of what was saved. A resource is compared when it is loaded.
            bool isAsSaved = header.Tensors.All(tensor => tensor.Type.Name == (tensor.Name == EpochTable ? "F64" : "F32"));
            if (data is not null && isAsSaved && header.Metadata(MetadataKeys.Checksum) is { } checksum && checksum != Crc32C.Of(data))
            {
                throw new SafetensorsException("was damaged: its data has another checksum than when it was saved; take a whole copy");
            }

            StringBuilder body = new();
            if (header.Metadata(MetadataKeys.Architecture) is { } architecture)
            {
                Line(body, ManifestWords.Architecture, architecture);
            }

            if (header.Metadata(MetadataKeys.ArchitectureHash) is { } hash)
            {
                Line(body, ManifestWords.ArchitectureHash, hash);
            }

            if (isResource)
            {
                Line(body, ManifestWords.Resource, resource);
            }

            foreach (SafetensorsTensor tensor in parameters)
            {
                Line(body, ManifestWords.Tensor, tensor.Name, string.Join(" ", tensor.Shape));
                if (data is not null)
                {
                    Write(body, tensor.Type, data, (int)tensor.Begin, (int)tensor.Count);
                }
            }

            foreach (string key in header.Keys.Where(key => key.StartsWith(MetadataKeys.Extra, StringComparison.Ordinal)))
            {
                byte[] values = Floats(key, header.Metadata(key)!);
                Line(body, ManifestWords.Extra, key.Substring(MetadataKeys.Extra.Length), (values.Length / sizeof(float)).ToString(CultureInfo.InvariantCulture));
                Write(body, ElementType.Find("F32")!, values, 0, values.Length / sizeof(float));
            }

            return text.Append(body).ToString();
        }
        catch (Exception exception) when (exception is SafetensorsException or IOException or UnauthorizedAccessException)
        {
            isResource = false;
            string fault = exception is SafetensorsException ? exception.Message : File.Exists(file) ? "cannot be read" : "does not exist";
            Line(text, ManifestWords.Fault, fault);
            return text.ToString();
        }
    }

    /// <summary>Refuses what the library says it wrote and this version of it does not know.</summary>
    private static void CheckMetadata(SafetensorsFile header)
    {
        if (!header.Keys.Any(key => key.StartsWith(MetadataKeys.Prefix, StringComparison.Ordinal)))
        {
            return;
        }

        string? kind = header.Metadata(MetadataKeys.Kind);
        if (kind is not (MetadataKeys.Weights or MetadataKeys.Checkpoint))
        {
            throw new SafetensorsException($"is a file of kind {kind ?? "unknown"}, written by version {header.Metadata(MetadataKeys.Version) ?? "unknown"} of the library: weights and checkpoints can be built in");
        }

        if (header.Metadata(MetadataKeys.ArchitectureHash) is null)
        {
            throw new SafetensorsException($"has no metadata entry {MetadataKeys.ArchitectureHash}, which the library writes: take a whole copy");
        }
    }

    /// <summary>What is behind the header: few enough bytes for constants, and some that only training needs.</summary>
    private static byte[] ReadData(Stream stream)
    {
        using MemoryStream data = new();
        stream.CopyTo(data);
        return data.ToArray();
    }

    /// <summary>The tensors but, in a checkpoint, those that only training needs.</summary>
    private static IEnumerable<SafetensorsTensor> Parameters(SafetensorsFile header)
    {
        bool isCheckpoint = header.Metadata(MetadataKeys.Kind) == MetadataKeys.Checkpoint;
        return header.Tensors.Where(tensor => !isCheckpoint || !s_ofTraining.Any(prefix => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    /// <summary>Numbers of the metadata: floats, little-endian, in base 64.</summary>
    private static byte[] Floats(string key, string text)
    {
        try
        {
            byte[] bytes = Convert.FromBase64String(text);
            return bytes.Length % sizeof(float) == 0 ? bytes : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new SafetensorsException($"has something else than floats in base 64 as metadata entry {key}");
        }
    }

    private static void Write(StringBuilder text, ElementType type, byte[] bytes, int start, int count)
    {
        for (int i = 0; i < count; i++)
        {
            text.Append(' ').Append(type.ToBits(bytes, start + (i * type.Size)).ToString("X8", CultureInfo.InvariantCulture));
            if (i % ValuesPerLine == ValuesPerLine - 1 || i == count - 1)
            {
                text.Append('\n');
            }
        }
    }

    private static void Line(StringBuilder text, string word, string value) => text.Append(word).Append('\t').Append(Regex.Escape(value)).Append('\n');

    /// <summary>A line whose values follow: also a scalar's, which has no sizes, has its second tab.</summary>
    private static void Line(StringBuilder text, string word, string name, string sizes) => text.Append(word).Append('\t').Append(Regex.Escape(name)).Append('\t').Append(sizes).Append('\n');
}
