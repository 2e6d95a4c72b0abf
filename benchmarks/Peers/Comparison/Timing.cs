using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Peers;

namespace Unrolled.Comparison;

/// <summary>A contender at a workload: a row of the table.</summary>
/// <param name="workload">What it does.</param>
/// <param name="entry">Who does it.</param>
/// <param name="otherFunction">Why it computes another function than the rest; null if it was checked to compute the same.</param>
internal sealed class Timing(Workload workload, Entry entry, string? otherFunction)
{
    private readonly Dictionary<int, double> _nanoseconds = [];
    private readonly List<double> _shares = [];

    public Workload Workload => workload;

    public Entry Entry => entry;

    public string? OtherFunction => otherFunction;

    /// <summary>Nanoseconds a call, the median of the turns.</summary>
    public double Median => MedianOf(_nanoseconds.Values);

    /// <summary>10⁹ floating-point operations a second.</summary>
    public double Rate => workload.Flops / Median;

    /// <summary>Of the FMA peak measured in the same turn, the median of the turns.</summary>
    public double Share => MedianOf(_shares);

    /// <summary>Adds a turn.</summary>
    /// <param name="turn">Its number, the same for all that were timed in it.</param>
    /// <param name="nanoseconds">A call.</param>
    /// <param name="peak">10⁹ operations a second.</param>
    public void Add(int turn, double nanoseconds, double peak)
    {
        _nanoseconds.Add(turn, nanoseconds);
        _shares.Add(workload.Flops / nanoseconds / peak);
    }

    /// <summary>This time over another's of the same turn, so that whatever slows the machine for longer than a turn meets both.</summary>
    /// <param name="other">Of the same workload.</param>
    /// <param name="quantile">0.5: the median of the turns.</param>
    public double RatioTo(Timing other, double quantile = 0.5) =>
        Quantile(_nanoseconds.Keys.Intersect(other._nanoseconds.Keys).Select(turn => _nanoseconds[turn] / other._nanoseconds[turn]), quantile);

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double MedianOf(IEnumerable<double> values) => Quantile(values, 0.5);

    private static double Quantile(IEnumerable<double> values, double quantile)
    {
        double[] sorted = [.. values.Order()];
        double at = quantile * (sorted.Length - 1);
        return (sorted[(int)Math.Floor(at)] + sorted[(int)Math.Ceiling(at)]) / 2;
    }
}
