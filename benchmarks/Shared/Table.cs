using System;
using System.Globalization;

namespace Unrolled.Benchmarks;

/// <summary>Prints one measurement.</summary>
public static class Table
{
    /// <summary>Prints the figures and says whether every floor is kept.</summary>
    /// <param name="lanes">The width that was measured.</param>
    /// <param name="measurement">The figures.</param>
    public static bool Print(int lanes, Measurement measurement)
    {
        Line($"{lanes} lanes ({32 * lanes} bits): FMA peak {measurement.Peak / 1e9:F1} GFLOP/s, median {measurement.MedianPeak / 1e9:F1}");
        Line($"  {"",-28} {"median",10} {"least",10}   {"of the peak",11} {"best",7}   floor");
        bool kept = true;
        foreach (Samples samples in measurement.Samples)
        {
            bool isKept = samples.IsKept(lanes);
            kept &= isKept;
            string shares = samples.Workload.Flops == 0 ? $"{"",11} {"",7}" : Invariant($"{samples.MedianShare,11:P1} {samples.BestShare(measurement.Peak),7:P1}");
            string floor = samples.FloorAt(lanes) is { } bound ? $"{Text(bound)} {(isKept ? "kept" : "MISSED")}" : "-";
            Line($"  {samples.Workload.Name,-28} {Time(samples.Median),10} {Time(samples.Least),10}   {shares}   {floor}");
        }

        Line($"");
        return kept;
    }

    private static string Text(Floor floor) =>
        floor.Share > 0 ? Invariant($"at least {floor.Share:P0}") : Invariant($"at most {floor.Nanoseconds:F0} ns");

    private static string Time(double seconds) => seconds < 1e-6 ? Invariant($"{seconds * 1e9:F1} ns") : Invariant($"{seconds * 1e6:F1} µs");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(FormattableString text) => Console.WriteLine(Invariant(text).TrimEnd());
}
