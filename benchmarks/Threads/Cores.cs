using System;
using System.Linq;
using System.Threading;
using Unrolled.Benchmarks;

namespace Unrolled.Threads;

/// <summary>What the machine's cores give together: two that share one core's multiply-add units, or a host with other guests, give less than twice.</summary>
internal static class Cores
{
    /// <summary>How long each thread runs its loop: over several time slices, so that what others on the machine take is seen.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMilliseconds(20);

    /// <summary>Multiply-adds a second of so many threads at once, each in a loop of its own on registers, together.</summary>
    public static double Peak(int threads) => Together(threads, static (_, together) =>
    {
        together.SignalAndWait();
        return FmaPeak.Average(Machine.Lanes, Time);
    });

    /// <summary>The sum of what so many threads do at once.</summary>
    /// <param name="threads">How many, the caller's included.</param>
    /// <param name="rate">What a thread of this number does in a second; it begins when all have come to the barrier.</param>
    public static double Together(int threads, Func<int, Barrier, double> rate)
    {
        double[] rates = new double[threads];
        using Barrier together = new(threads);
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(i => new Thread(() => rates[i] = rate(i, together)))];
        Array.ForEach(others, static other => other.Start());
        rates[0] = rate(0, together);
        Array.ForEach(others, static other => other.Join());
        return rates.Sum();
    }
}
