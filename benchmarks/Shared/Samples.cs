using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Benchmarks;

/// <summary>What was measured of one workload: the time of each sample, and its share of the peak measured right before and after.</summary>
/// <param name="workload">The workload.</param>
public sealed class Samples(Workload workload)
{
    private readonly List<double> _seconds = [];
    private readonly List<double> _shares = [];

    /// <summary>What was timed.</summary>
    public Workload Workload => workload;

    /// <summary>Seconds a call, the median.</summary>
    public double Median => MedianOf(_seconds);

    /// <summary>Seconds a call, the least.</summary>
    public double Least => _seconds.Min();

    /// <summary>The median share of the FMA peak; 0 for a workload without a count of operations.</summary>
    public double MedianShare => MedianOf(_shares);

    /// <summary>The share that one call in ten reaches: what the code can do on a machine that is busy most of the time.</summary>
    public double GoodShare => _shares.Order().ElementAt(_shares.Count * 9 / 10);

    /// <summary>The floor at this width, if there is one: a time is asked for from 256 bits on, a share of the width's own peak at every width.</summary>
    /// <param name="lanes">The width that was measured.</param>
    public Floor? FloorAt(int lanes) => workload.Floor is { } floor && (floor.Share > 0 || lanes > 4) ? floor : null;

    /// <summary>Whether the medians keep the floor.</summary>
    /// <param name="lanes">The width that was measured.</param>
    public bool IsKept(int lanes) => FloorAt(lanes) is not { } floor || (MedianShare >= floor.Share && Median * 1e9 <= floor.Nanoseconds);

    /// <summary>The share of a given peak that the fastest call had.</summary>
    /// <param name="peak">Floating-point operations a second.</param>
    public double BestShare(double peak) => workload.Flops / Least / peak;

    /// <summary>Notes a sample.</summary>
    /// <param name="secondsPerCall">Its time, divided by its calls.</param>
    /// <param name="peak">The FMA peak around it, in floating-point operations a second.</param>
    public void Add(double secondsPerCall, double peak)
    {
        _seconds.Add(secondsPerCall);
        _shares.Add(workload.Flops / secondsPerCall / peak);
    }

    /// <summary>The middle value; the upper one of two.</summary>
    public static double MedianOf(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}
