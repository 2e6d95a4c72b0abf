using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Unrolled.Scaling;

/// <summary>Results as text: a table for the reader, lines for a spreadsheet.</summary>
internal static class Report
{
    public static void Print(IReadOnlyList<Result> results)
    {
        foreach (IGrouping<Curve, Result> curve in results.GroupBy(result => result.Curve))
        {
            Line($"{(curve.Key == Curve.Width ? "width" : "batch"),6} {"a step",12} {"GFLOP/s",9} {"of the peak",12}");
            foreach (Result result in curve)
            {
                Line($"{result.Size,6} {result.Seconds * 1e6,9:F1} µs {result.Flops / result.Seconds / 1e9,9:F1} {result.Share,12:P1}{(result.IsCliff ? Fall(result) : "")}");
            }

            Line($"");
        }

        int cliffs = results.Count(result => result.IsCliff);
        Line($"{cliffs} of {results.Count} sizes are more than 15 % below the next smaller one.");
    }

    public static void Save(IReadOnlyList<Result> results, int lanes, string file)
    {
        IEnumerable<string> lines = results.Select(result => Text(
            $"{(result.Curve == Curve.Width ? $"width,{result.Size},64" : $"batch,256,{result.Size}")},{lanes},{result.Flops:F0},{result.Seconds * 1e6:F2},{result.Flops / result.Seconds / 1e9:F1},{result.Share:F4},{result.Change:F4},{(result.IsCliff ? 1 : 0)}"));
        File.WriteAllText(file, string.Join('\n', lines.Prepend("curve,width,batch,lanes,flops,median_us,gflops,share_of_peak,change_of_share,cliff")) + "\n");
    }

    private static string Fall(Result result) => Text($"   {1 - result.Change:P0} below the size before");

    private static void Line(FormattableString text) => Console.WriteLine(Text(text));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
