namespace Unrolled.Runtime;

/// <summary>Remembers the best epoch so far, and how long there was no better one.</summary>
internal sealed class BestEpoch(Metric watch, double minimumImprovement, float[]? parameters)
{
    private readonly bool _higherIsBetter = watch is Metric.Accuracy or Metric.TopKAccuracy or Metric.R2;
    private double _best = double.NaN;
    private double _reference = double.NaN;

    /// <summary>The best epoch's number; 0 while there is none.</summary>
    public long Number { get; private set; }

    /// <summary>Epochs since the last improvement that counts.</summary>
    public int Waited { get; private set; }

    /// <summary>The best epoch's parameters in logical order; null if they are not kept, or there is none.</summary>
    public float[]? Parameters => Number > 0 ? parameters : null;

    /// <summary>Adds an epoch. What is not a number is no improvement.</summary>
    public void Add(in TrainingEpoch epoch, INetwork network)
    {
        double value = epoch.Validation is { } validation ? validation[watch] : epoch.Loss;
        if (IsBetter(value, _best, 0))
        {
            _best = value;
            Number = epoch.Epoch;
            if (parameters is not null)
            {
                network.CopyParametersTo(parameters);
            }
        }

        bool improved = IsBetter(value, _reference, minimumImprovement);
        Waited = improved ? 0 : Waited + 1;
        _reference = improved ? value : _reference;
    }

    private bool IsBetter(double value, double than, double by) =>
        !double.IsNaN(value) && (double.IsNaN(than) || (_higherIsBetter ? value - than : than - value) > by);
}
