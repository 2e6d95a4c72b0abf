using System;
using System.Diagnostics;
using System.Linq;
using Unrolled.Samples;

namespace Autoencoder;

/// <summary>The training loop: the targets are the inputs.</summary>
internal static class Training
{
    /// <summary>Goes through the images a number of times, each time in another order.</summary>
    /// <param name="net">The network to train.</param>
    /// <param name="images">What to train it on; their labels are not used.</param>
    /// <param name="epochs">How many times.</param>
    /// <param name="seed">Where the random orders start.</param>
    /// <param name="progress">Is told about each step.</param>
    public static void Run(AutoencoderNet net, ImageSet images, int epochs, int seed, TrainingProgress progress)
    {
        // One batch, filled again for each step: nothing is allocated inside the loops.
        float[] batch = new float[AutoencoderNet.Batch * AutoencoderNet.Inputs];
        int[] order = Enumerable.Range(0, images.Count).ToArray();
        Random random = new(seed);

        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            for (int first = 0; first < order.Length; first += AutoencoderNet.Batch)
            {
                int rows = Math.Min(AutoencoderNet.Batch, order.Length - first);
                images.CopyImages(order.AsSpan(first, rows), batch);
                ReadOnlySpan<float> inputs = batch.AsSpan(0, rows * AutoencoderNet.Inputs);

                long started = Stopwatch.GetTimestamp();
                float loss = net.TrainStep(inputs, inputs);
                progress.Step(Stopwatch.GetTimestamp() - started, loss, rows);
            }

            progress.EndEpoch();
        }
    }
}
