using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Iris;

/// <summary>The flowers of iris.csv: sepal length, sepal width, petal length and petal width in centimetres, and the species.</summary>
/// <param name="Features">Four numbers for each flower.</param>
/// <param name="Species">One species for each flower, an index into <see cref="SpeciesNames"/>.</param>
public sealed record FlowerTable(float[] Features, int[] Species)
{
    /// <summary>Numbers that describe a flower.</summary>
    public const int FeatureCount = 4;

    /// <summary>The species, in the order of their numbers.</summary>
    public static readonly string[] SpeciesNames = ["setosa", "versicolor", "virginica"];

    /// <summary>Number of flowers.</summary>
    public int Count => Species.Length;

    /// <summary>Reads a table with one flower a line: four numbers and the species, as its number or its name. A first line of headings is passed over.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The flowers, in the file's order.</returns>
    /// <exception cref="InvalidDataException">A line holds something else.</exception>
    public static FlowerTable Read(string path)
    {
        List<float> features = [];
        List<int> species = [];
        string[] lines = File.ReadAllLines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] fields = lines[i].Split(',', StringSplitOptions.TrimEntries);
            bool headings = i == 0 && !TryReadNumber(fields[0], out _);
            if (headings || lines[i].Trim().Length == 0)
            {
                continue;
            }

            string place = $"{path}, line {i + 1:N0}";
            if (fields.Length != FeatureCount + 1)
            {
                throw new InvalidDataException($"{place}: has {fields.Length} fields; a flower has {FeatureCount} numbers and its species.");
            }

            foreach (string field in fields[..FeatureCount])
            {
                features.Add(TryReadNumber(field, out float number) ? number : throw new InvalidDataException($"{place}: '{field}' is no number."));
            }

            species.Add(ReadSpecies(fields[FeatureCount], place));
        }

        const int Fewest = 15;
        return species.Count >= Fewest
            ? new FlowerTable([.. features], [.. species])
            : throw new InvalidDataException($"{path}: {species.Count} flowers are too few; {Fewest} are the least to train and test with.");
    }

    private static bool TryReadNumber(string field, out float number) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);

    private static int ReadSpecies(string field, string place)
    {
        int species = Array.FindIndex(SpeciesNames, name => field.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        bool known = species >= 0 || (int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out species) && species < SpeciesNames.Length);
        return known ? species : throw new InvalidDataException($"{place}: species '{field}' is none of 0, 1, 2 or {string.Join(", ", SpeciesNames)}.");
    }
}
