using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Unrolled.Peers;

namespace Unrolled.Comparison;

/// <summary>Prints a measurement, 80 columns wide, a few more beside our ratios.</summary>
internal sealed class Table(Measurement measurement, TextWriter output)
{
    private const int NameWidth = 34;

    public void Print()
    {
        Line($"{"",-NameWidth} {"median",10} {"GFLOP/s",9} {"of peak",9} {(IsAgainstFormer ? "to the other" : "to best peer"),14}");
        Roofline();
        foreach (IGrouping<Workload, Timing> workload in measurement.Timings.GroupBy(t => t.Workload))
        {
            Print(workload.Key, [.. workload.OrderBy(t => t.Entry.Role).ThenBy(t => t.Median)]);
        }

        Notes();
    }

    private bool IsAgainstFormer => measurement.Timings.Any(t => t.Entry.Role == Role.Former);

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => Invariant($"{nanoseconds:0.0} ns"),
        < 1e6 => Invariant($"{nanoseconds / 1e3:0.00} µs"),
        _ => Invariant($"{nanoseconds / 1e6:0.00} ms"),
    };

    private static string Flops(double flops) => flops switch
    {
        < 1e3 => Invariant($"{flops:0} FLOP"),
        < 1e6 => Invariant($"{flops / 1e3:0.0} kFLOP"),
        < 1e9 => Invariant($"{flops / 1e6:0.0} MFLOP"),
        _ => Invariant($"{flops / 1e9:0.00} GFLOP"),
    };

    private static string Ratio(double ratio) => ratio switch
    {
        < 10 => Invariant($"{ratio:0.00}"),
        < 100 => Invariant($"{ratio:0.0} "),
        _ => Invariant($"{ratio:0}   "),
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
        Line($"{workload}  {workload.Description}, {Flops(workload.Flops)}");
        Timing? reference = Reference(timings);
        foreach (Timing timing in timings)
        {
            string ratio = timing.OtherFunction is not null ? "not the same" : reference is null ? "" : Ratio(timing.RatioTo(reference));
            string mark = timing == reference ? " best" : timing.Entry == Entry.Ours ? Quartiles(timing, reference) : "";
            bool computes = timing.Entry.Role != Role.Bound;
            string rate = computes ? Invariant($"{timing.Rate,9:0.0} {timing.Share,9:0.0 %}") : "";
            Line($"{"  " + timing.Entry.Name,-NameWidth} {Time(timing.Median),10} {rate,19} {ratio,14}{mark}");
        }
    }

    /// <summary>Whom the others are compared with: the other build, or the best peer.</summary>
    private Timing? Reference(IReadOnlyList<Timing> timings)
    {
        Role role = IsAgainstFormer ? Role.Former : Role.Peer;
        return timings.Where(t => t.Entry.Role == role && t.OtherFunction is null).MinBy(t => t.RatioTo(timings[0]));
    }

    private static string Quartiles(Timing timing, Timing? reference) =>
        reference is null ? " ours" : Invariant($" ours, {timing.RatioTo(reference, 0.25):0.00} to {timing.RatioTo(reference, 0.75):0.00}");

    private void Notes()
    {
        IEnumerable<Absence> others = measurement.Timings
            .Where(t => t.OtherFunction is not null)
            .Select(t => new Absence(t.Entry, t.Workload, "timed, not compared: " + t.OtherFunction));
        Absence[] notes = [.. others, .. measurement.Absent.Distinct()];
        if (notes.Length > 0)
        {
            Line($"");
            Line($"Not in the table, or not compared");
        }

        foreach (IGrouping<(string Name, string Reason), Absence> note in notes.GroupBy(n => (n.Entry.Name, n.Reason)))
        {
            string workloads = string.Join(", ", note.Where(n => n.Workload is not null).Select(n => n.Workload!.Name));
            Line($"  {note.Key.Name}{(workloads == "" ? "" : $" ({workloads})")}: {note.Key.Reason}");
        }
    }

    private void Line(FormattableString text) => output.WriteLine(Invariant(text).TrimEnd());
}
