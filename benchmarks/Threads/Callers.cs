using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Unrolled.Benchmarks;

namespace Unrolled.Threads;

/// <summary>Threads that predict with one network, each in a loop of its own and into memory of its own.</summary>
/// <param name="Name">How the table calls them.</param>
/// <param name="Network">What they share.</param>
/// <param name="Rows">Rows of a prediction.</param>
internal sealed record Callers(string Name, INetwork Network, int Rows)
{
    /// <summary>As long as what <see cref="Cores"/> times.</summary>
    private static readonly TimeSpan s_time = TimeSpan.FromMilliseconds(20);

    /// <summary>Calls between two looks at the clock.</summary>
    private const int CallsAtOnce = 10;

    public static IReadOnlyList<Callers> All()
    {
        DigitNet digits = new();
        return
        [
            new("predict 4-10-3, 1 row", new TinyNet(), 1),
            new("predict 64-64-64-10, 1 row", new OnlineNet(), 1),
            new("predict 784-128-10, 1 row", digits, 1),
            new("predict 784-128-10, 64 rows", digits, 64),
        ];
    }

    /// <summary>Predictions a second of so many threads at once, together.</summary>
    public double Rate(int threads)
    {
        double[] rates = new double[threads];
        using Barrier together = new(threads);
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(i => new Thread(() => rates[i] = Loop(together)))];
        Array.ForEach(others, static other => other.Start());
        rates[0] = Loop(together);
        Array.ForEach(others, static other => other.Join());
        return rates.Sum();
    }

    private double Loop(Barrier together)
    {
        float[][] inputs = MiniBatches.Inputs(Network, Rows);
        float[] outputs = new float[Rows * Network.Description.Outputs];
        long calls = 0;
        together.SignalAndWait();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < s_time)
        {
            for (int i = 0; i < CallsAtOnce; i++)
            {
                Network.Predict(inputs[calls++ % MiniBatches.Count], outputs);
            }
        }

        return calls / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
