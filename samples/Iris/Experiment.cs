using Unrolled;

namespace Iris;

/// <summary>One experiment: a third of the flowers held out by a seed, of each species its share, a network trained on the rest and tested on that third.</summary>
internal sealed class Experiment
{
    private readonly Normalizer _normalizer;
    private readonly Dataset _training;

    /// <summary>Splits the flowers and standardises them.</summary>
    /// <param name="flowers">All flowers.</param>
    /// <param name="seed">Decides on the split and on the initial weights.</param>
    public Experiment(Dataset flowers, int seed)
    {
        (Dataset training, Dataset test) = flowers.Split(1 / 3.0, seed);

        // By the training part's statistics: with the test part's in them, the test would no longer be on flowers never seen.
        _normalizer = Normalizer.Standard(training);
        _training = _normalizer.Apply(training);
        Test = _normalizer.Apply(test);
        Net = new IrisNet(seed);
    }

    /// <summary>The network.</summary>
    public IrisNet Net { get; }

    /// <summary>The flowers held out.</summary>
    public Dataset Test { get; }

    /// <summary>Trains for some epochs.</summary>
    /// <param name="epochs">How often to go through the flowers.</param>
    /// <returns>The mean loss of the last epoch.</returns>
    public double Train(int epochs) => Trainer.Fit(Net, _training, new() { Epochs = epochs }).Epochs[^1].Loss;

    /// <summary>Writes the network as an ONNX file that takes flowers as they were measured.</summary>
    /// <param name="path">The file.</param>
    public void Export(string path) => Net.ExportOnnx(path, new() { InputName = "flower", OutputName = "species", InputNormalizer = _normalizer });
}
