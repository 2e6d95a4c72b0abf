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
    private readonly List<double> _nanoseconds = [];
    private readonly List<double> _shares = [];

    public Workload Workload => workload;

    public Entry Entry => entry;

    public string? OtherFunction => otherFunction;

    public bool IsOurs => entry == Entry.Ours;

    /// <summary>Nanoseconds a call, the median of the rounds.</summary>
    public double Median => MedianOf(_nanoseconds);

    /// <summary>10⁹ floating-point operations a second.</summary>
    public double Rate => workload.Flops / Median;

    /// <summary>Of the FMA peak measured in the same moments, the median of the rounds.</summary>
    public double Share => MedianOf(_shares);

    /// <summary>Adds a round.</summary>
    /// <param name="nanoseconds">A call.</param>
    /// <param name="peak">10⁹ operations a second.</param>
    public void Add(double nanoseconds, double peak)
    {
        _nanoseconds.Add(nanoseconds);
        _shares.Add(workload.Flops / nanoseconds / peak);
    }

    /// <summary>This time over another's, both as shares of the peak of their moments, so that a drift of the clock meets both sides.</summary>
    public double RatioTo(Timing other) => other.Share / Share;

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
