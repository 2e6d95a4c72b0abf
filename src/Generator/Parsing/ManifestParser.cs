using System.Collections.Generic;
using System.Collections.Immutable;
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
    public static bool IsManifest(AdditionalText file) => file.Path.EndsWith(ManifestWords.Extension, System.StringComparison.Ordinal);

    /// <summary>The manifest in a file.</summary>
    public static WeightsManifest Parse(AdditionalText file, CancellationToken cancellation) => Parse(file.GetText(cancellation)?.ToString() ?? string.Empty);

    private static WeightsManifest Parse(string text)
    {
        Dictionary<string, string> said = [];
        List<(string Word, WeightsTensor Tensor)> tensors = [];
        ImmutableArray<uint>.Builder bits = ImmutableArray.CreateBuilder<uint>();
        using StringReader lines = new(text);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(" ", System.StringComparison.Ordinal))
            {
                AddBits(line, bits);
                continue;
            }

            string[] parts = line.Split('\t');
            if (parts.Length > 2)
            {
                Finish();
                tensors.Add((parts[0], new WeightsTensor(Regex.Unescape(parts[1]), parts[2], default)));
            }
            else if (parts.Length == 2)
            {
                said[parts[0]] = Regex.Unescape(parts[1]);
            }
        }

        Finish();
        return new WeightsManifest(Said(ManifestWords.Path) ?? string.Empty, Said(ManifestWords.Fault), Said(ManifestWords.Architecture), Said(ManifestWords.Resource), Called(ManifestWords.Tensor), Called(ManifestWords.Extra));

        string? Said(string word) => said.TryGetValue(word, out string value) ? value : null;

        EquatableArray<WeightsTensor> Called(string word) => tensors.Where(one => one.Word == word).Select(one => one.Tensor).ToEquatableArray();

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
        for (int start = 1; start + Digits <= line.Length; start += Digits + 1)
        {
            uint value = 0;
            for (int i = start; i < start + Digits; i++)
            {
                value = (value << 4) | (uint)(line[i] <= '9' ? line[i] - '0' : line[i] - 'A' + 10);
            }

            bits.Add(value);
        }
    }
}
