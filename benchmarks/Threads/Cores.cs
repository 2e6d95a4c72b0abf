using System;
using System.Linq;
using System.Threading;
using Unrolled.Benchmarks;

namespace Unrolled.Threads;

/// <summary>What the machine's cores give together: two that share one core's multiply-add units, or a host with other guests, give less than twice.</summary>
internal static class Cores
{
    /// <summary>Runs of the loop a thread: long enough that all of them run at the same time.</summary>
    private const int Runs = 20;

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
            double sum = 0;
            for (int run = 0; run < Runs; run++)
            {
                sum += FmaPeak.Best(Machine.Lanes);
            }

            peaks[thread] = sum / Runs;
        }
    }
}
