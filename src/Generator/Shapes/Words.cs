using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Unrolled.Generator.Shapes;

/// <summary>Numbers and lists as messages write them, the same under every culture.</summary>
internal static class Words
{
    /// <summary>A whole number with thousands separators.</summary>
    public static string Count(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Count(double)"/>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number in its shortest form; that of a float where the source wrote one, so that <c>1.2f</c> reads 1.2.</summary>
    public static string Number(double number)
    {
        float single = (float)number;
        return single == number && !float.IsInfinity(single)
            ? single.ToString("R", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A text in quotes, shortened to where its fault can still be seen, on one line.</summary>
    public static string Quote(string text)
    {
        const int longest = 40;
        string start = text.Length > longest ? text.Substring(0, longest) + "…" : text;
        return "\"" + OneLine(start) + "\"";
    }

    /// <summary>A text without what would not show or would end a line.</summary>
    public static string OneLine(string text) =>
        new([.. text.Select(character => char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' ? '?' : character)]);

    /// <summary><c>Softmax or Sigmoid</c>.</summary>
    public static string Or(IEnumerable<string> alternatives) => string.Join(" or ", alternatives);

    /// <summary>A layer as the subject of a message: <c>layer 'Dense1'</c>.</summary>
    public static string Layer(string name) => $"layer '{name}'";
}
