using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Spectre.Console;

namespace Unrolled.Samples;

/// <summary>Draws images in the terminal, two pixels to a character (▀): in greys where the terminal has colours, as ink or paper elsewhere.</summary>
public static class ImagePrinter
{
    /// <summary>Characters across one image; the outermost two pixels on each side are left out, because digits hardly reach there.</summary>
    public const int Columns = DigitImage.Side - 2 * Margin;

    private const int Margin = 2;

    /// <summary>The lines of an image as Spectre.Console markup, each <see cref="Columns"/> characters wide.</summary>
    /// <param name="image">The 784 pixels, 0 (paper) to 1 (ink); values beyond are cut.</param>
    /// <returns>Twelve lines.</returns>
    public static IReadOnlyList<string> Lines(ReadOnlySpan<float> image)
    {
        bool colours = AnsiConsole.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
        List<string> lines = [];
        StringBuilder line = new();
        for (int y = Margin; y < DigitImage.Side - Margin; y += 2)
        {
            line.Clear();
            for (int x = Margin; x < DigitImage.Side - Margin; x++)
            {
                float upper = image[y * DigitImage.Side + x];
                float lower = image[(y + 1) * DigitImage.Side + x];
                line.Append(colours ? InGreys(upper, lower) : InkOrPaper(upper, lower));
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    /// <summary>Prints columns of lines beside each other, with two spaces between them.</summary>
    /// <param name="columns">The columns as markup; each has the same number of lines.</param>
    public static void PrintBeside(params IReadOnlyList<string>[] columns)
    {
        for (int row = 0; row < columns[0].Count; row++)
        {
            AnsiConsole.MarkupLine("  " + string.Join("  ", columns.Select(column => column[row])));
        }
    }

    private static string InGreys(float upper, float lower)
    {
        int above = Grey(upper);
        int below = Grey(lower);
        return $"[rgb({above},{above},{above}) on rgb({below},{below},{below})]▀[/]";
    }

    private static int Grey(float value) => (int)MathF.Round(255f * Math.Clamp(value, 0f, 1f));

    private static string InkOrPaper(float upper, float lower) => (upper > 0.5f, lower > 0.5f) switch
    {
        (true, true) => "█",
        (true, false) => "▀",
        (false, true) => "▄",
        _ => " ",
    };
}
