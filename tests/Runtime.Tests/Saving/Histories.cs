using System.IO;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>Checkpoints with the history of a training.</summary>
internal static class Histories
{
    /// <summary>Three epochs of four steps, of which the best is kept.</summary>
    public static TrainingHistory Fit(ITrainable network)
    {
        float[] inputs = new float[24 * 7];
        int[] labels = new int[24];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (2f * CounterRandom.Uniform(3, (uint)i)) - 1f;
        }

        for (int row = 0; row < labels.Length; row++)
        {
            labels[row] = row % 4;
        }

        Dataset data = Dataset.WithLabels(inputs, labels);
        return Trainer.Fit(network, data, new() { Epochs = 3, KeepBest = true, Validation = data });
    }

    public static byte[] Bytes(INetwork network, TrainingHistory history)
    {
        MemoryStream stream = new();
        network.SaveCheckpoint(stream, history);
        return stream.ToArray();
    }

    /// <summary>A history of so many epochs of one step each, without the best parameters.</summary>
    public static TrainingHistory OfEpochs(int count)
    {
        TrainingEpoch[] epochs = new TrainingEpoch[count];
        for (int i = 0; i < count; i++)
        {
            epochs[i] = new TrainingEpoch(i + 1, i + 1, 1.0 / (i + 1), null, 0.1f, default);
        }

        return new TrainingHistory(epochs, StopReason.Completed, Metric.Loss, count == 0 ? BestState.None : new BestState(count, 1, 1, 0), new TrainingPosition(count, default, default), null, null);
    }
}
