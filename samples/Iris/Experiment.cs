using System;
using System.Linq;

namespace Iris;

/// <summary>One experiment: flowers shuffled by a seed, a third held out, a network trained on the rest and tested on that third.</summary>
internal sealed class Experiment
{
    private readonly float[] _trainInputs;
    private readonly int[] _trainLabels;
    private readonly float[] _testInputs;
    private readonly int[] _testLabels;

    /// <summary>Splits the flowers and standardises them.</summary>
    /// <param name="flowers">All flowers.</param>
    /// <param name="seed">Decides on the split and on the initial weights.</param>
    public Experiment(FlowerTable flowers, int seed)
    {
        int[] order = Enumerable.Range(0, flowers.Count).ToArray();
        new Random(seed).Shuffle(order);
        int held = flowers.Count / 3;
        (_testInputs, _testLabels) = Select(flowers, order.AsSpan(0, held));
        (_trainInputs, _trainLabels) = Select(flowers, order.AsSpan(held));

        Standardizer standardizer = new(_trainInputs, FlowerTable.FeatureCount);
        standardizer.Apply(_trainInputs);
        standardizer.Apply(_testInputs);
        Net = new IrisNet(seed);
    }

    /// <summary>The network.</summary>
    public IrisNet Net { get; }

    /// <summary>Flowers held out.</summary>
    public int TestCount => _testLabels.Length;

    /// <summary>Trains for some epochs.</summary>
    /// <param name="epochs">How often to go through the flowers.</param>
    /// <returns>The mean loss of the last epoch.</returns>
    public double Train(int epochs)
    {
        double loss = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            // The flowers were shuffled already, and so few need no new order for each epoch.
            loss = 0;
            for (int first = 0; first < _trainLabels.Length; first += IrisNet.Batch)
            {
                int rows = Math.Min(IrisNet.Batch, _trainLabels.Length - first);
                ReadOnlySpan<float> inputs = _trainInputs.AsSpan(first * IrisNet.Inputs, rows * IrisNet.Inputs);
                ReadOnlySpan<int> labels = _trainLabels.AsSpan(first, rows);
                loss += (double)Net.TrainStep(inputs, labels) * rows;
            }
        }

        return loss / _trainLabels.Length;
    }

    /// <summary>Counts the held-out flowers that the network names right.</summary>
    /// <returns>The number.</returns>
    public int CountRight()
    {
        int[] predicted = new int[_testLabels.Length];
        Net.PredictLabels(_testInputs, predicted);
        return predicted.Zip(_testLabels).Count(pair => pair.First == pair.Second);
    }

    /// <summary>One held-out flower.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <returns>Its standardised features, and its species.</returns>
    public (ReadOnlyMemory<float> Inputs, ReadOnlyMemory<int> Label) TestFlower(int index) =>
        (_testInputs.AsMemory(index * IrisNet.Inputs, IrisNet.Inputs), _testLabels.AsMemory(index, 1));

    private static (float[] Inputs, int[] Labels) Select(FlowerTable flowers, ReadOnlySpan<int> indices)
    {
        float[] inputs = new float[indices.Length * FlowerTable.FeatureCount];
        int[] labels = new int[indices.Length];
        for (int row = 0; row < indices.Length; row++)
        {
            flowers.Features.AsSpan(indices[row] * FlowerTable.FeatureCount, FlowerTable.FeatureCount).CopyTo(inputs.AsSpan(row * FlowerTable.FeatureCount));
            labels[row] = flowers.Species[indices[row]];
        }

        return (inputs, labels);
    }
}
