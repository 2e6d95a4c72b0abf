using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Unrolled.Floors;

/// <summary>Times the workloads in turn, with short runs of the peak loop between them, so that a drift of the clock meets both sides of each ratio.</summary>
internal sealed class Measurement
{
    /// <summary>Long enough for the compiler at run time to reach its last tier.</summary>
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    private readonly int _lanes;
    private readonly List<double> _peaks = [];

    public Measurement(int lanes, int rounds)
    {
        _lanes = lanes;
        Samples = [.. Workloads.All.Select(workload => new Samples(workload))];
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.Elapsed < s_warmUp)
        {
            Round(keep: false);
        }

        for (int round = 0; round < rounds; round++)
        {
            Round(keep: true);
        }
    }

    public IReadOnlyList<Samples> Samples { get; }

    /// <summary>Floating-point operations a second, the best run and the median.</summary>
    public double Peak => _peaks.Max();

    public double MedianPeak => Floors.Samples.MedianOf(_peaks);

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
