using System;
using System.Globalization;

namespace Unrolled.Generator.Emission;

/// <summary>Numbers as C# literals: the fewest digits that read back as the same number, in every culture.</summary>
internal static class Literal
{
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    private const int FloatDigits = 9;

    private const int DoubleDigits = 17;

    /// <summary>A <c>float</c> literal of the number rounded to single precision: <c>0.1f</c>, <c>1e-8f</c>, <c>float.NaN</c>.</summary>
    public static string Float(double value)
    {
        float rounded = (float)value;
        return NonFinite("float", rounded) ?? Shortest(rounded) + "f";
    }

    /// <summary>A <c>double</c> literal: <c>0.1d</c>, <c>1e-8d</c>, <c>double.NaN</c>.</summary>
    public static string Double(double value) => NonFinite("double", value) ?? Shortest(value) + "d";

    /// <summary>The digits alone, as they would be written by hand: <c>0.1</c>, <c>-12</c>, <c>1e-8</c>.</summary>
    public static string Shortest(float value) => Shortest(
        value,
        FloatDigits,
        format => value.ToString(format, s_culture),
        text => float.TryParse(text, NumberStyles.Float, s_culture, out float read) && read == value);

    /// <inheritdoc cref="Shortest(float)"/>
    public static string Shortest(double value) => Shortest(
        value,
        DoubleDigits,
        format => value.ToString(format, s_culture),
        text => double.TryParse(text, NumberStyles.Float, s_culture, out double read) && read == value);

    // Not the format "R": .NET Framework, on which Visual Studio runs generators, does not always read its own output back.
    private static string Shortest(double value, int maximum, Func<string, string> write, Func<string, bool> readsBack)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }

        if (value == 0)
        {
            return double.IsNegativeInfinity(1 / value) ? "-0" : "0";
        }

        string text = "";
        for (int decimals = 0; decimals < maximum && !readsBack(text); decimals++)
        {
            text = write("E" + decimals.ToString(s_culture));
        }

        return Decimal(text);
    }

    private static string? NonFinite(string type, double value) =>
        double.IsNaN(value) ? type + ".NaN"
        : double.IsPositiveInfinity(value) ? type + ".PositiveInfinity"
        : double.IsNegativeInfinity(value) ? type + ".NegativeInfinity"
        : null;

    /// <summary>Rewrites <c>-d.dddE±eee</c> the way people do: plainly from 0.0001 to a million, with an exponent outside.</summary>
    private static string Decimal(string scientific)
    {
        string sign = scientific.StartsWith("-", StringComparison.Ordinal) ? "-" : "";
        int mark = scientific.IndexOf('E');
        string digits = scientific.Substring(sign.Length, mark - sign.Length).Replace(".", "");
        int exponent = int.Parse(scientific.Substring(mark + 1), NumberStyles.AllowLeadingSign, s_culture);

        if (exponent is < -4 or > 6)
        {
            string fraction = digits.Length > 1 ? "." + digits.Substring(1) : "";
            return sign + digits[0] + fraction + "e" + exponent.ToString(s_culture);
        }

        if (exponent < 0)
        {
            return sign + "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0')
            : sign + digits.Substring(0, exponent + 1) + "." + digits.Substring(exponent + 1);
    }
}
