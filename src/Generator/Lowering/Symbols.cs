using System.Globalization;
using System.Text;

namespace Unrolled.Generator.Lowering;

/// <summary>Names as the mathematics writes them.</summary>
internal static class Symbols
{
    /// <summary>A number in subscript digits: ₁₂.</summary>
    public static string Subscript(int number)
    {
        StringBuilder text = new();
        foreach (char digit in number.ToString(CultureInfo.InvariantCulture))
        {
            text.Append((char)('₀' + (digit - '0')));
        }

        return text.ToString();
    }

    /// <summary>A symbol with its index: W₁.</summary>
    public static string Indexed(string symbol, int number) => symbol + Subscript(number);

    /// <summary>An invariant number: 784.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>So many of something: 1 row, 5 rows.</summary>
    public static string Counted(long count, string one) => Number(count) + " " + one + (count == 1 ? "" : "s");

    /// <summary>An invariant number with thousands separators: 101,770.</summary>
    public static string Thousands(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A hyper-parameter as the shortest text that reads back: 0.0001.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
