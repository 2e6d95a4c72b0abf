using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>How often each class was taken for each.</summary>
/// <remarks>Belongs to the <see cref="Evaluator"/> that fills it, which counts anew in each evaluation. For one thread at a time.</remarks>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;

    internal ConfusionMatrix(int classes) => (Classes, _counts) = (classes, new int[classes * classes]);

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>Rows of one class that were taken for another, or for what they are.</summary>
    /// <param name="actual">The class of the data, 0 to <see cref="Classes"/> − 1.</param>
    /// <param name="predicted">The class that the network named, likewise.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted] => _counts[(Check(actual) * Classes) + Check(predicted)];

    /// <summary>Of the rows of a class, the share that was named right: 0 to 1, NaN without any.</summary>
    /// <param name="label">The class, 0 to <see cref="Classes"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Recall(int label) => this[label, label] / (double)Sum(label, byActual: true);

    /// <summary>Of the rows taken for a class, the share that is of it: 0 to 1, NaN without any.</summary>
    /// <param name="label">The class, 0 to <see cref="Classes"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Precision(int label) => this[label, label] / (double)Sum(label, byActual: false);

    /// <summary>A line for each class of the data, with the classes it was taken for in columns; the same in every culture.</summary>
    public override string ToString()
    {
        int width = Math.Max(_counts.Max(), Classes - 1).ToString(CultureInfo.InvariantCulture).Length + 2;
        StringBuilder text = new();
        for (int actual = -1; actual < Classes; actual++)
        {
            text.Append(actual < 0 ? "".PadLeft(width) : Cell(actual));
            for (int predicted = 0; predicted < Classes; predicted++)
            {
                text.Append(Cell(actual < 0 ? predicted : this[actual, predicted]));
            }

            text.Append('\n');
        }

        return text.ToString();

        string Cell(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width);
    }

    /// <summary>Draws the matrix as an SVG picture, the same in every culture, for light and dark pages: a row for each class of the data, a column for each class named, with recall and precision beside them. Above 37 classes there is no room for numbers and names.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="classNames">What the classes are called, one name for each, such as <see cref="Dataset.ClassNames"/>; numbers unless given.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than classes.</exception>
    public void WriteSvg(TextWriter writer, IReadOnlyList<string>? classNames = null) => ConfusionPicture.Draw(this, classNames).WriteTo(writer);

    /// <summary>Draws the matrix as an SVG picture in a file, in UTF-8; one that is there is replaced, at once and whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="classNames">What the classes are called, one name for each, such as <see cref="Dataset.ClassNames"/>; numbers unless given.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than classes.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public void SaveSvg(string path, IReadOnlyList<string>? classNames = null) => AtomicFile.WriteText(path, writer => WriteSvg(writer, classNames));

    internal void Clear() => Array.Clear(_counts);

    internal void Count(int actual, int predicted) => _counts[(actual * Classes) + predicted]++;

    private long Sum(int label, bool byActual)
    {
        long sum = 0;
        for (int other = 0; other < Classes; other++)
        {
            sum += byActual ? this[label, other] : this[other, label];
        }

        return sum;
    }

    private int Check(int label) => (uint)label < (uint)Classes
        ? label
        : throw new ArgumentOutOfRangeException(nameof(label), Words.Text($"There is no class {label:N0}: there are 0 to {Classes - 1:N0}."));
}
