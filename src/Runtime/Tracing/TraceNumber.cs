using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Unrolled;

/// <summary>The numbers and indices of a trace as text.</summary>
internal static class TraceNumber
{
    /// <summary>Characters a column takes: ten columns make a line.</summary>
    public const int Column = 8;

    private const int MostShown = 10;
    private const int Line = 80;

    /// <summary>A count, in groups of three.</summary>
    public static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A value with all its digits.</summary>
    public static string Long(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A value in at most seven characters: as many decimals as fit, or an exponent.</summary>
    public static string Short(float value)
    {
        float size = Math.Abs(value);
        string format = size switch
        {
            0f => "0",
            >= 0.001f and < 9.9999f => "0.0000",
            >= 0.001f and < 99.999f => "0.000",
            >= 0.001f and < 999.99f => "0.00",
            >= 1e-9f and < 9.5e9f => "0.0e0",
            _ => "0e0",
        };
        return float.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : float.IsNaN(value) ? "NaN" : value > 0f ? "∞" : "-∞";
    }

    /// <summary>An index in subscript digits.</summary>
    public static string Subscript(int index) =>
        string.Concat(index.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('₀' + (digit - '0'))));

    /// <summary>The indices to show of so many; −1 stands for the ellipsis.</summary>
    public static IEnumerable<int> Shown(int count) =>
        count <= MostShown ? Enumerable.Range(0, count) : Enumerable.Range(0, MostShown - 2).Append(-1).Append(count - 1);

    /// <summary>The first element of Z as a sum with its numbers.</summary>
    public static string Element(LayerTrace layer, string subscript)
    {
        List<string> terms = [];
        for (int i = 0; i < layer.Weights.GetLength(0); i++)
        {
            terms.Add($"{Factor(layer.Inputs[0, i])}·{Factor(layer.Weights[i, 0])}");
        }

        if (layer.Bias is not null)
        {
            terms.Add(Factor(layer.Bias[0]));
        }

        string start = $"Z{subscript}[0, 0] = ";
        string end = $" = {Short(layer.Z[0, 0])}\n";
        string sum = string.Join(" + ", terms);
        for (int shown = Math.Min(terms.Count - 2, MostShown); start.Length + sum.Length + end.Length > Line + 1 && shown > 0; shown--)
        {
            sum = string.Join(" + ", terms.Take(shown).Append("…").Append(terms[^1]));
        }

        return start + sum + end;
    }

    /// <summary>A number beside an operator.</summary>
    private static string Factor(float value) => value < 0f ? $"({Short(value)})" : Short(value);
}
