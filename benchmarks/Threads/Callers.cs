using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Unrolled.Benchmarks;

namespace Unrolled.Threads;

/// <summary>Threads that predict, each in a loop of its own and into memory of its own: all with one network, or each with its own, which cannot be slower for sharing it.</summary>
/// <param name="Name">How the table calls them.</param>
/// <param name="Networks">A network for each thread.</param>
/// <param name="Rows">Rows of a prediction.</param>
internal sealed record Callers(string Name, INetwork[] Networks, int Rows)
{
    /// <summary>As long as what <see cref="Cores"/> times.</summary>
    private static readonly TimeSpan s_time = TimeSpan.FromMilliseconds(20);

    /// <summary>Calls between two looks at the clock.</summary>
    private const int CallsAtOnce = 10;

    public static IReadOnlyList<Callers> All(int threads)
    {
        INetwork[] digits = Make(static () => new DigitNet());
        return
        [
            new("predict 4-10-3, 1 row", Make(static () => new TinyNet()), 1),
            new("predict 64-64-64-10, 1 row", Make(static () => new OnlineNet()), 1),
            new("predict 784-128-10, 1 row", digits, 1),
            new("predict 784-128-10, 64 rows", digits, 64),
        ];

        INetwork[] Make(Func<INetwork> one) => [.. Enumerable.Range(0, threads).Select(_ => one())];
    }

    /// <summary>Predictions a second of so many threads at once, together.</summary>
    public double Rate(int threads, bool isShared)
    {
        double[] rates = new double[threads];
        using Barrier together = new(threads);
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(i => new Thread(() => rates[i] = Loop(Networks[isShared ? 0 : i], together)))];
        Array.ForEach(others, static other => other.Start());
        rates[0] = Loop(Networks[0], together);
        Array.ForEach(others, static other => other.Join());
        return rates.Sum();
    }

    private double Loop(INetwork network, Barrier together)
    {
        float[][] inputs = MiniBatches.Inputs(network, Rows);
        float[] outputs = new float[Rows * network.Description.Outputs];
        long calls = 0;

        // A thread's first call makes its scratch.
        network.Predict(inputs[0], outputs);
        together.SignalAndWait();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < s_time)
        {
            for (int i = 0; i < CallsAtOnce; i++)
            {
                network.Predict(inputs[calls++ % MiniBatches.Count], outputs);
            }
        }

        return calls / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
