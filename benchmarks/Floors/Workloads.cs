using System.Collections.Generic;
using System.Linq;
using Unrolled.Benchmarks;
using static Unrolled.Benchmarks.Workload;

namespace Unrolled.Floors;

/// <summary>The networks at work, each on eight mini-batches in turn.</summary>
internal static class Workloads
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        Step(new DigitNet(), "step 784-128-10, 64 rows", DigitNet.TrainingFlops, DigitNet.Batch, 1, new Floor(Share: 0.75)),
        Step(new AdamNet(), "the same step with Adam", AdamNet.TrainingFlops, AdamNet.Batch, 1, null),
        Predict(new DigitNet(), "predict 784-128-10, 64 rows", DigitNet.ForwardFlops, DigitNet.Batch, 1, new Floor(Share: 0.80)),
        PredictTiny(new Floor(Nanoseconds: 60)),
        StepTiny(),
        Reconstruct(),
        Step(new OnlineNet(), "step 64-64-64-10, 1 row", OnlineNet.TrainingFlops, 1, 100, null),
        Step(new WideNet(), "step 1024³-10, 128 rows", WideNet.TrainingFlops, WideNet.Batch, 1, null),
        Predict(new DigitNet(), "predict 784-128-10, 1 row", DigitNet.ForwardFlops, 1, 50, null),
        Predict(new SquareNet(), "predict 64-64-64-64-64, 1 row", SquareNet.ForwardFlops, 1, 200, null),
        KernelsAlone.Infer<Generated.Unrolled_Floors_PanelNet.Programs>("784-64 alone, 48 rows", 48 * PanelNet.ForwardFlops, 48, 1),
        KernelsAlone.Step<Generated.Unrolled_Floors_TinyNet.Programs>("4-10-3, kernels alone", 0, 500),
        KernelsAlone.Step<Generated.Unrolled_Floors_OnlineNet.Programs>("64-64-64-10, kernels alone", OnlineNet.TrainingFlops, 100),
        KernelsAlone.Infer<Generated.Unrolled_Floors_SquareNet.Programs>("64-64-64-64-64, kernels alone", SquareNet.ForwardFlops, 1, 200),
        .. Machine.Lanes == 16 ? Bare : [],
    ];

    /// <summary>Sums alone, at 512 bits: layers without activation, penalty, loss or any other layer.</summary>
    private static IEnumerable<Workload> Bare =>
    [
        BareKernels.Product("product 96-64, L1", 96, 64, 48, 1, (ref x, ref w, ref b, ref z, rows, _) => Generated.Unrolled_Floors_NarrowLayer.Simd512.Dense1Forward(ref x, ref w, ref b, ref z, rows)),
        BareKernels.Product("product 784-128, rows at hand", 784, 128, 64, 1, Generated.Unrolled_Floors_Layer.Simd512.Dense1Forward),
        BareKernels.Product("product 784-128, rows from L3", 784, 128, 64, MiniBatches.Count, Generated.Unrolled_Floors_Layer.Simd512.Dense1Forward),
        BareKernels.Gradient("gradient 784-128", 784, 128, 64, Generated.Unrolled_Floors_Layer.Simd512.Dense1Gradient),
        BareKernels.Product("product 1024-1024, 128 rows", 1024, 1024, 128, 1, Generated.Unrolled_Floors_WideLayer.Simd512.Dense1Forward),
        BareKernels.Gradient("gradient 1024-1024, 128 rows", 1024, 1024, 128, Generated.Unrolled_Floors_WideLayer.Simd512.Dense1Gradient),
    ];

    /// <summary>Those whose floor is a share of the peak: it holds on any machine, so that these can guard against a loss of speed.</summary>
    public static IEnumerable<Workload> Guarded => All.Where(workload => workload.Floor?.Share > 0);

    /// <summary>Called on the class itself, as its user would: an interface call would be a tenth of the time.</summary>
    private static Workload PredictTiny(Floor floor)
    {
        TinyNet network = new();
        float[][] inputs = MiniBatches.Inputs(network, 1);
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
                    network.Predict(inputs[i % MiniBatches.Count], outputs);
                }
            },
            floor);
    }

    private static Workload StepTiny()
    {
        TinyNet network = new();
        float[][] inputs = MiniBatches.Inputs(network, TinyNet.Batch);
        int[][] labels = MiniBatches.Labels(network, TinyNet.Batch);
        return new Workload(
            "step 4-10-3, 5 rows",
            0,
            500,
            2,
            count =>
            {
                for (int i = 0; i < count; i++)
                {
                    network.TrainStep(inputs[i % MiniBatches.Count], labels[i % MiniBatches.Count]);
                }
            });
    }

    private static Workload Reconstruct()
    {
        Autoencoder network = new();
        float[][] inputs = MiniBatches.Inputs(network, Autoencoder.Batch);
        return Step(network, "step 784-64-784, 32 rows", Autoencoder.TrainingFlops, inputs, inputs);
    }
}
