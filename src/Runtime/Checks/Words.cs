using System;
using System.Globalization;

namespace Unrolled;

/// <summary>Texts of messages, the same in every culture.</summary>
internal static class Words
{
    /// <summary>The longest piece of a file that a message quotes.</summary>
    private const int LongestQuote = 40;

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string? many = null) => Text($"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>How many there are, with the verb.</summary>
    public static string Are(int count, string one) => $"{(count == 1 ? "is" : "are")} {Count(count, one)}";

    /// <summary>A number that is not finite.</summary>
    public static string NotFinite(float value) => float.IsNaN(value) ? "NaN" : value > 0f ? "∞" : "-∞";

    /// <summary>What a file says, on one line and not too long of it.</summary>
    public static string Quote(ReadOnlySpan<char> text)
    {
        Span<char> shown = stackalloc char[LongestQuote];
        int length = Math.Min(text.Length, LongestQuote);
        for (int i = 0; i < length; i++)
        {
            shown[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? '·' : text[i];
        }

        return $"'{shown[..length]}{(text.Length > length ? "…" : "")}'";
    }
}
