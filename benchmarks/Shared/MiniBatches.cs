using System.Collections.Generic;
using System.Linq;
using Unrolled.Runtime;

namespace Unrolled.Benchmarks;

/// <summary>What networks are measured on: random numbers, the same in every run. Eight mini-batches in turn, so that inputs come from beyond the first cache as they do in training.</summary>
public static class MiniBatches
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    /// <summary>Inputs in [0, 1): a mini-batch each, rows × inputs.</summary>
    public static float[][] Inputs(INetwork network, int rows) => Uniform(0, rows * network.Description.Inputs);

    /// <summary>Targets in [0, 1): a mini-batch each, rows × outputs.</summary>
    public static float[][] Targets(INetwork network, int rows) => Uniform(2 * Count, rows * network.Description.Outputs);

    /// <summary>Labels of the inputs' rows.</summary>
    public static int[][] Labels(INetwork network, int rows) =>
        [.. Uniform(Count, rows).Select(batch => batch.Select(u => (int)(u * network.Description.Outputs)).ToArray())];

    private static float[][] Uniform(int firstKey, int count) => [.. Enumerable.Range(firstKey, Count).Select(key => Numbers(key, count).ToArray())];

    private static IEnumerable<float> Numbers(int batch, int count)
    {
        ulong key = CounterRandom.Key(1, 0, batch);
        return Enumerable.Range(0, count).Select(i => CounterRandom.Uniform(key, (uint)i));
    }
}
