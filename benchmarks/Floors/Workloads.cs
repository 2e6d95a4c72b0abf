using System.Collections.Generic;
using System.Linq;
using Unrolled.Runtime;

namespace Unrolled.Floors;

/// <summary>The networks at work, each on eight mini-batches in turn.</summary>
internal static class Workloads
{
    private const int MiniBatches = 8;

    public static IReadOnlyList<Workload> All { get; } =
    [
        Step(new DigitNet(), "step 784-128-10, 64 rows", DigitNet.TrainingFlops, DigitNet.Batch, 1, new Floor(Share: 0.60)),
        Predict(new DigitNet(), "predict 784-128-10, 64 rows", DigitNet.ForwardFlops, DigitNet.Batch, 1, new Floor(Share: 0.70)),
        PredictTiny(new Floor(Nanoseconds: 60)),
        StepTiny(),
        Reconstruct(),
        Step(new OnlineNet(), "step 64-64-64-10, 1 row", OnlineNet.TrainingFlops, 1, 100, null),
        Step(new WideNet(), "step 1024³-10, 128 rows", WideNet.TrainingFlops, WideNet.Batch, 1, null),
        Predict(new DigitNet(), "predict 784-128-10, 1 row", DigitNet.ForwardFlops, 1, 50, null),
        Predict(new SquareNet(), "predict 64-64-64-64-64, 1 row", SquareNet.ForwardFlops, 1, 200, null),
    ];

    private static Workload Step(ILabelTrainable network, string name, long flops, int rows, int calls, Floor? floor)
    {
        float[][] inputs = Inputs(network, rows);
        int[][] labels = Labels(network, rows);
        int next = 0;
        return new Workload(
            name,
            flops,
            calls,
            MiniBatches,
            count =>
            {
                for (int i = 0; i < count; i++)
                {
                    network.TrainStep(inputs[next], labels[next]);
                    next = (next + 1) % MiniBatches;
                }
            },
            floor);
    }

    private static Workload Predict(INetwork network, string name, long flopsPerRow, int rows, int calls, Floor? floor)
    {
        float[][] inputs = Inputs(network, rows);
        float[] outputs = new float[rows * network.Description.Outputs];
        int next = 0;
        return new Workload(
            name,
            flopsPerRow * rows,
            calls,
            MiniBatches,
            count =>
            {
                for (int i = 0; i < count; i++)
                {
                    network.Predict(inputs[next], outputs);
                    next = (next + 1) % MiniBatches;
                }
            },
            floor);
    }

    /// <summary>Called on the class itself, as its user would: an interface call would be a tenth of the time.</summary>
    private static Workload PredictTiny(Floor floor)
    {
        TinyNet network = new();
        float[][] inputs = Inputs(network, 1);
        float[] outputs = new float[TinyNet.Outputs];
        return new Workload(
            "predict 4-10-3, 1 row",
            0,
            1000,
            2,
            count =>
            {
                for (int i = 0; i < count; i++)
                {
                    network.Predict(inputs[i % MiniBatches], outputs);
                }
            },
            floor);
    }

    private static Workload StepTiny()
    {
        TinyNet network = new();
        float[][] inputs = Inputs(network, TinyNet.Batch);
        int[][] labels = Labels(network, TinyNet.Batch);
        return new Workload(
            "step 4-10-3, 5 rows",
            0,
            500,
            2,
            count =>
            {
                for (int i = 0; i < count; i++)
                {
                    network.TrainStep(inputs[i % MiniBatches], labels[i % MiniBatches]);
                }
            });
    }

    private static Workload Reconstruct()
    {
        Autoencoder network = new();
        float[][] inputs = Inputs(network, Autoencoder.Batch);
        int next = 0;
        return new Workload(
            "step 784-64-784, 32 rows",
            Autoencoder.TrainingFlops,
            1,
            MiniBatches,
            count =>
            {
                for (int i = 0; i < count; i++)
                {
                    network.TrainStep(inputs[next], inputs[next]);
                    next = (next + 1) % MiniBatches;
                }
            });
    }

    private static float[][] Inputs(INetwork network, int rows) =>
    [
        .. Enumerable.Range(0, MiniBatches).Select(
            batch => Numbers(batch, rows * network.Description.Inputs).ToArray()),
    ];

    private static int[][] Labels(INetwork network, int rows) =>
    [
        .. Enumerable.Range(0, MiniBatches).Select(
            batch => Numbers(MiniBatches + batch, rows).Select(u => (int)(u * network.Description.Outputs)).ToArray()),
    ];

    /// <summary>Numbers in [0, 1), the same in every run.</summary>
    private static IEnumerable<float> Numbers(int batch, int count)
    {
        ulong key = CounterRandom.Key(1, 0, batch);
        return Enumerable.Range(0, count).Select(i => CounterRandom.Uniform(key, (uint)i));
    }
}
