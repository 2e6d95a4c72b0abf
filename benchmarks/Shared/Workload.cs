using System;

namespace Unrolled.Benchmarks;

/// <summary>Something to time.</summary>
/// <param name="Name">What is done, as the table says it.</param>
/// <param name="Flops">Floating-point operations of a call; 0 where only the time matters.</param>
/// <param name="CallsPerSample">Calls timed together: one where a call is long beside the clock's resolution.</param>
/// <param name="SamplesPerRound">Samples taken back to back, after one that warms the caches.</param>
/// <param name="Run">Makes so many calls.</param>
/// <param name="Floor">What must be reached, if anything.</param>
public sealed record Workload(string Name, double Flops, int CallsPerSample, int SamplesPerRound, Action<int> Run, Floor? Floor = null)
{
    /// <summary>Training steps with labels.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">What the table calls it.</param>
    /// <param name="flops">Floating-point operations of a step.</param>
    /// <param name="rows">Rows of a step.</param>
    /// <param name="calls">Calls timed together.</param>
    /// <param name="floor">What must be reached, if anything.</param>
    public static Workload Step(ILabelTrainable network, string name, long flops, int rows, int calls, Floor? floor)
    {
        float[][] inputs = MiniBatches.Inputs(network, rows);
        int[][] labels = MiniBatches.Labels(network, rows);
        return InTurn(name, flops, calls, batch => network.TrainStep(inputs[batch], labels[batch]), floor);
    }

    /// <summary>Training steps with targets.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">What the table calls it.</param>
    /// <param name="flops">Floating-point operations of a step.</param>
    /// <param name="inputs">Mini-batches of inputs.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="calls">Calls timed together.</param>
    public static Workload Step(ITrainable network, string name, long flops, float[][] inputs, float[][] targets, int calls = 1) =>
        InTurn(name, flops, calls, batch => network.TrainStep(inputs[batch], targets[batch]));

    /// <summary>Predictions of many rows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">What the table calls it.</param>
    /// <param name="flopsPerRow">Floating-point operations of a row.</param>
    /// <param name="rows">Rows of a call.</param>
    /// <param name="calls">Calls timed together.</param>
    /// <param name="floor">What must be reached, if anything.</param>
    public static Workload Predict(INetwork network, string name, long flopsPerRow, int rows, int calls, Floor? floor)
    {
        float[][] inputs = MiniBatches.Inputs(network, rows);
        float[] outputs = new float[rows * network.Description.Outputs];
        return InTurn(name, flopsPerRow * rows, calls, batch => network.Predict(inputs[batch], outputs), floor);
    }

    /// <summary>A call on one mini-batch after the other.</summary>
    private static Workload InTurn(string name, double flops, int calls, Action<int> call, Floor? floor = null)
    {
        int next = 0;
        return new Workload(
            name,
            flops,
            calls,
            MiniBatches.Count,
            count =>
            {
                for (int i = 0; i < count; i++)
                {
                    call(next);
                    next = (next + 1) % MiniBatches.Count;
                }
            },
            floor);
    }
}

/// <summary>A bound on a workload.</summary>
/// <param name="Share">The share of the FMA peak to reach, or 0.</param>
/// <param name="Nanoseconds">The time a call may take, or infinity.</param>
public sealed record Floor(double Share = 0, double Nanoseconds = double.PositiveInfinity);
