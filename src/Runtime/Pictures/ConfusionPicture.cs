using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>A confusion matrix: a row for each class of the data, a column for each that was named, right ones in one colour, wrong ones in another.</summary>
internal static class ConfusionPicture
{
    private const double LetterWidth = 7;
    private const int LongestName = 24;

    /// <summary>Below this cells have no room for numbers, nor classes for names.</summary>
    private const double SmallestWithText = 20;

    // A single mistake can be seen, and text stays readable on the darkest cell.
    private const double LeastOpacity = 0.08;
    private const double MostOpacity = 0.6;

    public static Svg Draw(ConfusionMatrix matrix, IReadOnlyList<string>? classNames)
    {
        int classes = matrix.Classes;
        if (classNames is not null && classNames.Count != classes)
        {
            throw new ArgumentException(Words.Text($"classNames has {Words.Count(classNames.Count, "name")}; the matrix has {Words.Count(classes, "class", "classes")}: pass one for each."), nameof(classNames));
        }

        string[] labels = [.. Enumerable.Range(0, classes).Select(label => Shorten(classNames?[label] ?? label.ToString(CultureInfo.InvariantCulture)))];
        double longest = labels.Max(static label => label.Length) * LetterWidth;
        double cell = Math.Clamp(740.0 / classes, 3, 52);
        bool hasText = cell >= SmallestWithText;
        bool isTurned = longest > cell - 4;
        double left = 52 + (hasText ? longest : 0);
        double top = 92 + (hasText ? (isTurned ? longest * 0.75 : 0) + 12 : 0);
        double side = classes * cell;
        long rows = Enumerable.Range(0, classes).Sum(actual => Enumerable.Range(0, classes).Sum(predicted => (long)matrix[actual, predicted]));
        long right = Enumerable.Range(0, classes).Sum(label => (long)matrix[label, label]);

        Svg svg = new(Math.Max(left + side + (hasText ? 84 : 28), 380), top + side + (hasText ? 48 : 28), "Confusion matrix");
        svg.Text("title", 28, 28, "Confusion matrix", size: 17);
        svg.Text("muted", 28, 47, Words.Text($"{right:N0} of {rows:N0} rows right{(rows == 0 ? "" : Words.Text($", {100.0 * right / rows:0.##} %"))}; the stronger a colour, the larger the row's share"));
        svg.Text("text", left + (side / 2), 76, "taken for", "middle", 13);
        svg.Text("text", 26, top + (side / 2), "is", "middle", 13, turn: -90);
        svg.Rectangle("backdrop", left, top, side, side, 0.4);
        for (int actual = 0; actual < classes; actual++)
        {
            DrawRow(svg, matrix, actual, left, top + (actual * cell), cell);
        }

        if (hasText)
        {
            DrawMargins(svg, matrix, labels, left, top, cell, isTurned);
        }

        return svg;
    }

    private static void DrawRow(Svg svg, ConfusionMatrix matrix, int actual, double left, double y, double cell)
    {
        double sum = Enumerable.Range(0, matrix.Classes).Sum(predicted => (double)matrix[actual, predicted]);
        for (int predicted = 0; predicted < matrix.Classes; predicted++)
        {
            int count = matrix[actual, predicted];
            if (count == 0)
            {
                continue;
            }

            double x = left + (predicted * cell);
            double gap = cell >= SmallestWithText ? 1 : 0;
            double opacity = LeastOpacity + ((MostOpacity - LeastOpacity) * Math.Sqrt(count / sum));
            svg.Rectangle(actual == predicted ? "second-fill" : "first-fill", x, y, cell - gap, cell - gap, opacity);
            string text = count.ToString(CultureInfo.InvariantCulture);
            double size = Math.Min(13, (cell - 4) / (text.Length * 0.6));
            if (cell >= SmallestWithText && size >= 6)
            {
                svg.Text("text", x + (cell / 2), y + (cell / 2) + (size * 0.35), text, "middle", size);
            }
        }
    }

    /// <summary>Names of the classes, and how often each was found and was right to be named.</summary>
    private static void DrawMargins(Svg svg, ConfusionMatrix matrix, string[] labels, double left, double top, double cell, bool isTurned)
    {
        double end = matrix.Classes * cell;
        double size = Math.Min(12, cell - 4);
        for (int label = 0; label < matrix.Classes; label++)
        {
            double middle = ((label + 0.5) * cell) + (size * 0.35);
            double column = left + ((label + 0.5) * cell);
            svg.Text("text", left - 8, top + middle, labels[label], "end", size);
            svg.Text("text", column, top - 8, labels[label], isTurned ? "start" : "middle", size, isTurned ? -45 : 0);
            svg.Text("muted", left + end + 10, top + middle, Percent(matrix.Recall(label), cell), "start", size);
            svg.Text("muted", column, top + end + 18, Percent(matrix.Precision(label), cell), "middle", Math.Min(size, 11));
        }

        svg.Text("muted", left + end + 10, top - 8, "recall, %");
        svg.Text("muted", left + (end / 2), top + end + 36, "precision, %", "middle");
    }

    /// <summary>As exact as a column has room for.</summary>
    private static string Percent(double share, double cell) =>
        double.IsNaN(share) ? "-" : (100 * share).ToString(cell < 32 ? "0" : "0.#", CultureInfo.InvariantCulture);

    private static string Shorten(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";
}
