using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Unrolled.Generator.Parsing;

namespace Unrolled.Build;

/// <summary>Writes what a file of weights holds as text for the compiler.</summary>
internal static class Manifest
{
    private const string MetadataPrefix = "unrolled.";
    private const string ExtraPrefix = MetadataPrefix + "extra.";
    private const int ValuesPerLine = 8;

    private static readonly string[] s_ofTraining = ["optimizer.", "best.", "history."];

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
            SafetensorsTensor[] parameters = [.. Parameters(header)];
            isResource = parameters.Sum(tensor => tensor.Count) > ManifestWords.MostConstants;
            byte[]? bytes = isResource ? null : File.ReadAllBytes(file);
            if (bytes is not null && header.Metadata(MetadataPrefix + "data_crc32c") is { } checksum && checksum != Crc32C.Of(bytes, (int)header.Start))
            {
                throw new SafetensorsException("was damaged: its data has another checksum than when it was saved; take a whole copy");
            }

            StringBuilder body = new();
            if (header.Metadata(MetadataPrefix + "architecture") is { } architecture)
            {
                Line(body, ManifestWords.Architecture, architecture);
            }

            if (isResource)
            {
                Line(body, ManifestWords.Resource, resource);
            }

            foreach (SafetensorsTensor tensor in parameters)
            {
                Line(body, ManifestWords.Tensor, tensor.Name, string.Join(" ", tensor.Shape));
                if (bytes is not null)
                {
                    Write(body, tensor.Type, bytes, (int)(header.Start + tensor.Begin), (int)tensor.Count);
                }
            }

            foreach (string key in header.MetadataKeys.Where(key => key.StartsWith(ExtraPrefix, StringComparison.Ordinal)))
            {
                byte[] values = Floats(key, header.Metadata(key)!);
                Line(body, ManifestWords.Extra, key.Substring(ExtraPrefix.Length), (values.Length / sizeof(float)).ToString(CultureInfo.InvariantCulture));
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

    /// <summary>The tensors but, in a checkpoint, those that only training needs.</summary>
    private static IEnumerable<SafetensorsTensor> Parameters(SafetensorsFile header)
    {
        bool isCheckpoint = header.Metadata(MetadataPrefix + "kind") == "checkpoint";
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

    private static void Line(StringBuilder text, string word, string value, string rest = "") =>
        text.Append(word).Append('\t').Append(Regex.Escape(value)).Append(rest == "" ? "" : "\t" + rest).Append('\n');
}
