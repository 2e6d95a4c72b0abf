using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Unrolled.Benchmarks;

/// <summary>Times the workloads in turn, with short runs of the peak loop between them, so that a drift of the clock meets both sides of each ratio.</summary>
public sealed class Measurement
{
    private readonly int _lanes;
    private readonly List<double> _peaks = [];

    /// <summary>Warms up, then measures; takes as long as that takes.</summary>
    /// <param name="lanes">The width of the kernels in this process: 16, 8 or 4.</param>
    /// <param name="rounds">How often each workload has its turn.</param>
    /// <param name="workloads">What to time.</param>
    public Measurement(int lanes, int rounds, IEnumerable<Workload> workloads)
    {
        _lanes = lanes;
        Samples = [.. workloads.Select(workload => new Samples(workload))];
        WarmUp.Run(() => Round(keep: false));

        for (int round = 0; round < rounds; round++)
        {
            Round(keep: true);
        }
    }

    /// <summary>What was measured, in the order of the workloads.</summary>
    public IReadOnlyList<Samples> Samples { get; }

    /// <summary>The FMA peak in floating-point operations a second: the best run.</summary>
    public double Peak => _peaks.Max();

    /// <summary>The median of its runs.</summary>
    public double MedianPeak => Benchmarks.Samples.MedianOf(_peaks);

    private void Round(bool keep)
    {
        foreach (Samples samples in Samples)
        {
            Workload workload = samples.Workload;
            double before = FmaPeak.Best(_lanes);
            double[] seconds = new double[workload.SamplesPerRound];
            workload.Run(1);
            for (int i = 0; i < seconds.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                workload.Run(workload.CallsPerSample);
                seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds / workload.CallsPerSample;
            }

            double peak = Math.Max(before, FmaPeak.Best(_lanes));
            if (!keep)
            {
                continue;
            }

            _peaks.Add(peak);
            foreach (double value in seconds)
            {
                samples.Add(value, peak);
            }
        }
    }
}
