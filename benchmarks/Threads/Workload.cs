using System;
using System.Collections.Generic;
using Unrolled.Benchmarks;

namespace Unrolled.Threads;

/// <summary>Something to time with any number of threads.</summary>
/// <param name="Name">How the table calls it.</param>
/// <param name="Flops">Floating-point operations of a call.</param>
/// <param name="Threads">Sets the number of threads.</param>
/// <param name="Call">One call, on the next of several mini-batches.</param>
/// <param name="Pauses">Calls timed one by one, each after a pause that lets the other threads be parked; 0 for calls back to back.</param>
internal sealed record Workload(string Name, long Flops, Action<int> Threads, Action Call, int Pauses = 0)
{
    /// <summary>Calls of a sample: at least half a millisecond of work.</summary>
    public int Calls => (int)Math.Clamp(100_000_000 / Math.Max(Flops, 1), 1, 1000);

    public static IReadOnlyList<Workload> All()
    {
        DigitNet digits = new();
        Autoencoder autoencoder = new();
        LargeNet large = new();
        MiddleNet middle = new();
        SmallestShared smallest = new();
        OnlineNet online = new();
        TinyNet tiny = new();
        return
        [
            Step(digits, "step 784-128-10, 64 rows", DigitNet.TrainingFlops, n => digits.MaxDegreeOfParallelism = n),
            Step(autoencoder, "step 784-64-784, 32 rows", Autoencoder.TrainingFlops, n => autoencoder.MaxDegreeOfParallelism = n),
            Step(large, "step 1024-1024-1024-10, 128 rows", LargeNet.TrainingFlops, n => large.MaxDegreeOfParallelism = n),
            Step(middle, "step 256-256-256-256, 64 rows", MiddleNet.TrainingFlops, n => middle.MaxDegreeOfParallelism = n),
            Step(smallest, "step 96-96-96-10, 96 rows", SmallestShared.TrainingFlops, n => smallest.MaxDegreeOfParallelism = n),
            Step(online, "step 64-64-64-10, 1 row", OnlineNet.TrainingFlops, n => online.MaxDegreeOfParallelism = n),
            Step(tiny, "step 4-10-3, 5 rows", TinyNet.TrainingFlops, n => tiny.MaxDegreeOfParallelism = n),
            Paused(Step(digits, "step 784-128-10, 64 rows, paused", DigitNet.TrainingFlops, n => digits.MaxDegreeOfParallelism = n)),
            Paused(Step(smallest, "step 96-96-96-10, 96 rows, paused", SmallestShared.TrainingFlops, n => smallest.MaxDegreeOfParallelism = n)),
            Predict(digits, "predict 784-128-10, 64 rows", DigitNet.ForwardFlops, 64, n => digits.MaxDegreeOfParallelism = n),
            Predict(digits, "predict 784-128-10, 1000 rows", DigitNet.ForwardFlops, 1000, n => digits.MaxDegreeOfParallelism = n),
            Predict(tiny, "predict 4-10-3, 4000 rows", TinyNet.ForwardFlops, 4000, n => tiny.MaxDegreeOfParallelism = n),
            Predict(tiny, "predict 4-10-3, 1 row", TinyNet.ForwardFlops, 1, n => tiny.MaxDegreeOfParallelism = n),
        ];
    }

    private static Workload Paused(Workload workload) => workload with { Pauses = 10 };

    private static Workload Step(ITrainable network, string name, long flops, Action<int> threads)
    {
        NetworkDescription d = network.Description;
        float[][] inputs = MiniBatches.Inputs(network, d.Batch);
        float[][] targets = MiniBatches.Targets(network, d.Batch);
        int next = 0;
        return new Workload(name, flops, threads, () =>
        {
            network.TrainStep(inputs[next], targets[next]);
            next = (next + 1) % MiniBatches.Count;
        });
    }

    private static Workload Predict(INetwork network, string name, long flopsPerRow, int rows, Action<int> threads)
    {
        float[][] inputs = MiniBatches.Inputs(network, rows);
        float[] outputs = new float[rows * network.Description.Outputs];
        int next = 0;
        return new Workload(name, flopsPerRow * rows, threads, () =>
        {
            network.Predict(inputs[next], outputs);
            next = (next + 1) % MiniBatches.Count;
        });
    }
}
