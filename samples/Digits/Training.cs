using System;
using System.Diagnostics;
using System.Linq;
using Unrolled.Samples;

namespace Digits;

/// <summary>The training loop: the part to copy.</summary>
internal static class Training
{
    /// <summary>Goes through the images a number of times, each time in another order.</summary>
    /// <param name="net">The network to train.</param>
    /// <param name="images">What to train it on.</param>
    /// <param name="epochs">How many times.</param>
    /// <param name="seed">Where the random orders start.</param>
    /// <param name="progress">Is told about each step.</param>
    public static void Run(DigitNet net, ImageSet images, int epochs, int seed, TrainingProgress progress)
    {
        // One batch, filled again for each step: nothing is allocated inside the loops.
        float[] inputs = new float[DigitNet.Batch * DigitNet.Inputs];
        byte[] labels = new byte[DigitNet.Batch];
        int[] order = Enumerable.Range(0, images.Count).ToArray();
        Random random = new(seed);

        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            for (int first = 0; first < order.Length; first += DigitNet.Batch)
            {
                // The last batch of an epoch may have fewer rows.
                int rows = Math.Min(DigitNet.Batch, order.Length - first);
                images.CopyImages(order.AsSpan(first, rows), inputs);
                images.CopyLabels(order.AsSpan(first, rows), labels);

                long started = Stopwatch.GetTimestamp();
                float loss = net.TrainStep(inputs.AsSpan(0, rows * DigitNet.Inputs), labels.AsSpan(0, rows));
                progress.Step(Stopwatch.GetTimestamp() - started, loss, rows);
            }

            progress.EndEpoch();
        }
    }
}
