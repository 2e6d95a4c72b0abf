using System;
using System.IO;
using System.Linq;
using Unrolled;

namespace Iris;

/// <summary>The flowers of iris.csv: sepal length, sepal width, petal length and petal width in centimetres, and the species.</summary>
public static class Flowers
{
    /// <summary>Numbers that describe a flower.</summary>
    public const int Features = 4;

    /// <summary>The fewest flowers to train and test with.</summary>
    private const int Fewest = 15;

    /// <summary>The species, in the order of their numbers.</summary>
    public static readonly string[] Species = ["setosa", "versicolor", "virginica"];

    /// <summary>The names a file may have for them, where it has no numbers.</summary>
    private static readonly string[][] s_spellings = [Array.ConvertAll(Species, name => "Iris-" + name), Species];

    /// <summary>Reads a table with one flower a line: four numbers and the species, as its number or its name, with or without the word Iris before it. The first line may have headings.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The flowers, in the file's order.</returns>
    /// <exception cref="InvalidDataException">A line holds something else, or there are too few.</exception>
    public static Dataset Read(string path)
    {
        string text = File.ReadAllText(path);
        Dataset flowers = CsvFile.Read(new StringReader(text), new CsvOptions
        {
            HasHeader = text.Length > 0 && char.IsLetter(text[0]),
            Inputs = [0, 1, 2, 3],
            Label = Features,
            Classes = s_spellings.FirstOrDefault(names => names.Any(name => text.Contains(name, StringComparison.Ordinal))) ?? ["0", "1", "2"],
        }, path);
        return flowers.Rows >= Fewest
            ? flowers
            : throw new InvalidDataException($"{path}: {flowers.Rows} flowers are too few; {Fewest} are the least to train and test with.");
    }
}
