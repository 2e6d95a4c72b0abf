using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Unrolled.Peers;

namespace Unrolled.Comparison;

/// <summary>Prints a measurement, 84 columns wide.</summary>
internal sealed class Table(Measurement measurement, TextWriter output)
{
    private const int NameWidth = 40;

    public void Print()
    {
        Line($"{"",-NameWidth} {"median",10} {"GFLOP/s",9} {"of peak",9} {"to best peer",14}");
        Roofline();
        foreach (IGrouping<Workload, Timing> workload in measurement.Timings.GroupBy(t => t.Workload))
        {
            Print(workload.Key, [.. workload.OrderBy(t => !t.IsOurs).ThenBy(t => t.Median)]);
        }

        Notes();
    }

    private static Timing? Best(IEnumerable<Timing> timings) => timings.Where(t => !t.IsOurs && t.OtherFunction is null).MinBy(t => t.Median);

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e4 => Invariant($"{nanoseconds:0.0} ns"),
        < 1e7 => Invariant($"{nanoseconds / 1e3:0.0} µs"),
        _ => Invariant($"{nanoseconds / 1e6:0.0} ms"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Roofline()
    {
        Line($"Roofline of the core");
        Line($"{"  FMA peak",-NameWidth} {"",10} {measurement.Rate("FMA"),9:0.0} {1.0,9:0.0 %}");
        foreach (string level in new[] { "L1", "L2", "L3", "DRAM" })
        {
            Line($"{$"  read {level}",-NameWidth} {Invariant($"{measurement.Rate(level):0.0} GB/s"),10}");
        }
    }

    private void Print(Workload workload, IReadOnlyList<Timing> timings)
    {
        Line($"");
        Line($"{workload}  {workload.Description}, {workload.Flops / 1e3:#,0.###} kFLOP");
        Timing? best = Best(timings);
        foreach (Timing timing in timings)
        {
            string ratio = timing.OtherFunction is not null ? "not the same" : best is null ? "" : Invariant($"{timing.RatioTo(best):0.00}");
            string mark = timing == best ? " best" : timing.IsOurs ? " ours" : "";
            Line($"{"  " + timing.Entry.Name,-NameWidth} {Time(timing.Median),10} {timing.Rate,9:0.0} {timing.Share,9:0.0 %} {ratio,14}{mark}");
        }
    }

    private void Notes()
    {
        IEnumerable<string> others = measurement.Timings
            .Where(t => t.OtherFunction is not null)
            .Select(t => $"{t.Workload} {t.Entry.Name}: timed, but not compared: {t.OtherFunction}");
        string[] notes = [.. others, .. measurement.Absent.Distinct()];
        if (notes.Length > 0)
        {
            Line($"");
            Line($"Not in the table, or not compared");
            foreach (string note in notes)
            {
                Line($"  {note}");
            }
        }
    }

    private void Line(FormattableString text) => output.WriteLine(Invariant(text).TrimEnd());
}
