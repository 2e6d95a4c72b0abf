using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Unrolled.Generator.Model;

/// <summary>Names for generated files: readable, safe in every file system, and unique although file names ignore case.</summary>
internal static class HintNames
{
    /// <summary>The full name of a type, with everything but letters, digits, dots and underscores as the hexadecimal <c>-XXXX</c> of its code.</summary>
    public static string Of(IEnumerable<string> namespaces, IEnumerable<string> types)
    {
        StringBuilder name = new();
        foreach (char character in string.Join(".", namespaces.Concat(types)))
        {
            if (char.IsLetterOrDigit(character) || character is '.' or '_')
            {
                name.Append(character);
            }
            else
            {
                name.Append('-').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return name.ToString();
    }

    /// <summary>The networks of a compilation, with a number behind hint names that are like an earlier one but for case or punctuation.</summary>
    /// <remarks>
    /// Punctuation counts because the namespace of a network's kernels is made of the letters and digits of its hint name:
    /// <c>A.B_C</c> and <c>A_B.C</c> must not share one.
    /// </remarks>
    public static IEnumerable<NetworkModel> Distinguish(ImmutableArray<NetworkModel?> models)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach (NetworkModel model in models.OfType<NetworkModel>())
        {
            string name = model.Type.HintName;
            for (int number = 2; !taken.Add(LettersAndDigits(name)); number++)
            {
                name = FormattableString.Invariant($"{model.Type.HintName}-{number}");
            }

            yield return name == model.Type.HintName ? model : model with { Type = model.Type with { HintName = name } };
        }
    }

    private static string LettersAndDigits(string name) => new([.. name.Select(character => char.IsLetterOrDigit(character) ? character : '_')]);
}
