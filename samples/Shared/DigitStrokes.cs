using System;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace Unrolled.Samples;

/// <summary>
/// The ways of writing each digit. A way is one or more strokes; a stroke is a smooth curve through its points. Where a hand turns
/// sharply, one stroke ends and the next begins at the same point.
/// </summary>
internal static class DigitStrokes
{
    // Points are x,y in hundredths of a box, x to the right and y down; strokes are separated by a bar.
    private static readonly string[][] Ways =
    [
        [
            "55,2 28,12 16,50 28,88 50,98 74,86 84,50 74,14 52,2",
            "64,6 40,3 20,32 20,70 42,97 70,84 80,48 70,16 56,4",
        ],
        [
            "51,2 50,50 49,98",
            "34,22 53,2 | 53,2 52,50 51,98",
            "32,24 52,2 | 52,2 52,50 52,97 | 32,97 52,97 72,97",
        ],
        [
            "20,24 34,5 58,2 78,20 68,46 42,74 18,96 | 18,96 50,95 84,96",
            "22,22 42,3 72,14 70,42 42,78 23,93 17,82 30,76 52,90 84,91",
            "18,14 46,2 74,16 68,44 20,97 | 20,97 52,96 80,94",
        ],
        [
            "22,12 48,1 74,16 66,38 44,46 | 44,46 72,54 80,76 58,97 34,97 18,86",
            "20,4 48,3 76,3 | 76,3 60,24 46,42 | 46,42 74,52 80,76 58,97 32,97 18,86",
            "24,8 54,1 74,18 62,40 42,47 66,51 80,72 64,95 38,98 20,90",
        ],
        [
            "26,4 20,30 18,54 | 18,54 50,53 84,52 | 68,6 66,50 62,98",
            "62,2 40,30 14,62 | 14,62 50,62 88,62 | 62,2 62,50 62,98",
            "24,4 20,26 28,48 48,54 70,46 | 72,3 70,46 66,98",
        ],
        [
            "76,3 52,3 30,4 | 30,4 26,42 | 26,42 50,36 76,50 78,76 56,97 34,96 18,86",
            "78,4 44,6 26,20 32,40 60,46 78,66 66,90 42,98 20,88",
            "30,4 28,44 | 28,44 54,40 76,56 74,82 50,98 22,92 | 30,4 56,5 80,3",
        ],
        [
            "68,3 42,20 24,52 24,80 46,98 72,88 76,66 58,52 36,58 25,76",
            "50,2 32,30 24,64 32,92 54,98 74,84 70,62 50,56 30,68 26,80",
        ],
        [
            "18,6 48,5 80,4 | 80,4 58,46 40,98",
            "18,18 20,5 | 20,5 50,5 80,4 | 80,4 60,40 46,98",
            "18,6 48,5 80,4 | 80,4 58,46 40,98 | 34,50 54,49 76,48",
        ],
        [
            "68,14 48,1 26,14 34,38 60,54 78,76 52,98 24,80 36,56 62,40 74,20 64,9",
            "50,2 28,12 30,36 50,46 70,36 72,12 50,2 | 50,46 24,62 26,88 50,98 74,88 76,62 50,46",
        ],
        [
            "74,20 54,2 28,14 24,38 46,52 70,38 76,18 | 76,18 74,50 64,98",
            "72,18 52,2 28,14 26,38 48,50 70,36 74,16 | 74,16 76,60 62,92 34,96",
            "70,10 44,3 24,24 36,46 60,42 72,14 | 72,14 70,50 68,98",
        ],
    ];

    private static readonly Vector2[][][][] Parsed = [.. Ways.Select(ways => ways.Select(Parse).ToArray())];

    /// <summary>All ways of writing a digit.</summary>
    /// <param name="digit">0 to 9.</param>
    /// <returns>For each way its strokes, for each stroke its points in the unit box.</returns>
    public static ReadOnlySpan<Vector2[][]> Of(int digit) => Parsed[digit];

    private static Vector2[][] Parse(string way) => [.. way.Split('|', StringSplitOptions.TrimEntries).Select(ParseStroke)];

    private static Vector2[] ParseStroke(string stroke) => [.. stroke.Split(' ').Select(ParsePoint)];

    private static Vector2 ParsePoint(string point)
    {
        string[] numbers = point.Split(',');
        return new Vector2(int.Parse(numbers[0], CultureInfo.InvariantCulture), int.Parse(numbers[1], CultureInfo.InvariantCulture)) / 100f;
    }
}
