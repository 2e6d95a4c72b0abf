using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Parsing;

/// <summary>Reads the manifests that the build makes of files of weights.</summary>
internal static class ManifestParser
{
    private const int Digits = 8;

    /// <summary>Whether a file of the project is a manifest.</summary>
    public static bool IsManifest(AdditionalText file) => file.Path.EndsWith(ManifestWords.Extension, StringComparison.Ordinal);

    /// <summary>The manifest in a file.</summary>
    public static WeightsManifest Parse(AdditionalText file, CancellationToken cancellation)
    {
        Dictionary<string, string> said = [];
        List<(string Word, WeightsTensor Tensor)> tensors = [];
        try
        {
            Read(file.GetText(cancellation)?.ToString() ?? string.Empty, said, tensors);
            Check(tensors, said.ContainsKey(ManifestWords.Resource));
        }
        catch (FormatException)
        {
            // Not what the build writes: half of it, or by another hand.
            said[ManifestWords.Fault] = $"has a manifest, {Path.GetFileName(file.Path)}, that cannot be read: build again";
        }

        return new WeightsManifest(Said(ManifestWords.Path) ?? string.Empty, Said(ManifestWords.Fault), Said(ManifestWords.Architecture), Said(ManifestWords.ArchitectureHash), Said(ManifestWords.Resource), Called(ManifestWords.Tensor), Called(ManifestWords.Extra));

        string? Said(string word) => said.TryGetValue(word, out string value) ? value : null;

        EquatableArray<WeightsTensor> Called(string word) => tensors.Where(one => one.Word == word).Select(one => one.Tensor).ToEquatableArray();
    }

    private static void Read(string text, Dictionary<string, string> said, List<(string Word, WeightsTensor Tensor)> tensors)
    {
        ImmutableArray<uint>.Builder bits = ImmutableArray.CreateBuilder<uint>();
        using StringReader lines = new(text);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(" ", StringComparison.Ordinal))
            {
                AddBits(line, bits);
                continue;
            }

            string[] parts = line.Split('\t');
            if (parts[0] is ManifestWords.Tensor or ManifestWords.Extra)
            {
                Finish();
                tensors.Add(parts.Length == 3 ? (parts[0], new WeightsTensor(Unescape(parts[1]), parts[2], default)) : throw new FormatException());
            }
            else
            {
                said[parts[0]] = parts.Length == 2 ? Unescape(parts[1]) : throw new FormatException();
            }
        }

        Finish();

        // Values come behind their tensor.
        void Finish()
        {
            if (tensors.Count > 0)
            {
                (string word, WeightsTensor last) = tensors[tensors.Count - 1];
                tensors[tensors.Count - 1] = (word, last with { Bits = new(bits.ToImmutable()) });
                bits.Clear();
            }
        }
    }

    private static void AddBits(string line, ImmutableArray<uint>.Builder bits)
    {
        foreach (string word in line.Substring(1).Split(' '))
        {
            bits.Add(word.Length == Digits && uint.TryParse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value) ? value : throw new FormatException());
        }
    }

    private static string Unescape(string text)
    {
        try
        {
            return Regex.Unescape(text);
        }
        catch (ArgumentException)
        {
            throw new FormatException();
        }
    }

    /// <summary>Names that occur once, and as many values as the sizes say, or none in a resource.</summary>
    private static void Check(List<(string Word, WeightsTensor Tensor)> tensors, bool isResource)
    {
        if (tensors.Select(one => (one.Word, one.Tensor.Name)).Distinct().Count() < tensors.Count
            || tensors.Any(one => one.Tensor.Bits.Count != (isResource && one.Word == ManifestWords.Tensor ? 0 : Count(one.Tensor.Shape))))
        {
            throw new FormatException();
        }
    }

    private static double Count(string shape) => shape.Split([' '], StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(1.0, (product, size) => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? product * number : throw new FormatException());
}
