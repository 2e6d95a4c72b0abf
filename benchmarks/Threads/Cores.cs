using System;
using System.Linq;
using System.Threading;
using Unrolled.Benchmarks;

namespace Unrolled.Threads;

/// <summary>What the machine's cores give together: two that share one core's multiply-add units, or a host with other guests, give less than twice.</summary>
internal static class Cores
{
    /// <summary>How long each thread runs its loop: over several time slices, so that what others on the machine take is seen.</summary>
    private static readonly TimeSpan s_time = TimeSpan.FromMilliseconds(20);

    /// <summary>Multiply-adds a second of so many threads at once, each in a loop of its own on registers, together.</summary>
    public static double Peak(int threads)
    {
        double[] peaks = new double[threads];
        using Barrier together = new(threads);
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(i => new Thread(() => Measure(i)))];
        Array.ForEach(others, other => other.Start());
        Measure(0);
        Array.ForEach(others, other => other.Join());
        return peaks.Sum();

        void Measure(int thread)
        {
            together.SignalAndWait();
            peaks[thread] = FmaPeak.Average(Machine.Lanes, s_time);
        }
    }
}
