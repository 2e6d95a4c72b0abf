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
    /// <summary>Calls between two looks at the clock.</summary>
    private const int CallsAtOnce = 10;

    private readonly Readers _readers = new(Networks.Length, Networks[0].Description.ParameterCount * sizeof(float));

    public static IReadOnlyList<Callers> All(int threads)
    {
        INetwork[] digits = Make(static () => new DigitNet());
        return
        [
            new("4-10-3, 1 row", Make(static () => new TinyNet()), 1),
            new("64-64-64-10, 1 row", Make(static () => new OnlineNet()), 1),
            new("784-128-10, 1 row", digits, 1),
            new("784-128-10, 64 rows", digits, 64),
        ];

        INetwork[] Make(Func<INetwork> one) => [.. Enumerable.Range(0, threads).Select(_ => one())];
    }

    /// <summary>What all threads together do, beside one of them alone.</summary>
    public CallerGains Measure()
    {
        (double one, double shared) = Gain(Rate, isShared: true);
        return new(one, shared, Gain(Rate, isShared: false).Several, Gain(_readers.Rate, isShared: true).Several, Gain(_readers.Rate, isShared: false).Several);
    }

    /// <summary>What one thread does, and what all of them do over that: one thread before and after them, since the clock goes up and down.</summary>
    private (double One, double Several) Gain(Func<int, bool, double> rate, bool isShared)
    {
        double before = rate(1, isShared);
        double several = rate(Networks.Length, isShared);
        double one = (before + rate(1, isShared)) / 2;
        return (one, several / one);
    }

    /// <summary>Predictions a second of so many threads at once, together.</summary>
    private double Rate(int threads, bool isShared) => Cores.Together(threads, (thread, together) => Loop(Networks[isShared ? 0 : thread], together));

    private double Loop(INetwork network, Barrier together)
    {
        float[][] inputs = MiniBatches.Inputs(network, Rows);
        float[] outputs = new float[Rows * network.Description.Outputs];
        long calls = 0;

        // A thread's first call makes its scratch.
        network.Predict(inputs[0], outputs);
        together.SignalAndWait();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Cores.Time)
        {
            for (int i = 0; i < CallsAtOnce; i++)
            {
                network.Predict(inputs[calls++ % MiniBatches.Count], outputs);
            }
        }

        return calls / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

/// <summary>What several threads do together, over what one does alone.</summary>
/// <param name="One">Predictions a second of one thread.</param>
/// <param name="Shared">Predictions with one network.</param>
/// <param name="Own">Predictions, each with its own.</param>
/// <param name="SharedReads">Reads of one memory of the parameters' length, without any arithmetic of a network's.</param>
/// <param name="OwnReads">Reads of such a memory each.</param>
internal readonly record struct CallerGains(double One, double Shared, double Own, double SharedReads, double OwnReads);
