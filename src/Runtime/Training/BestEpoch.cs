namespace Unrolled.Runtime;

/// <summary>Remembers the best epoch so far, and how long there was no better one.</summary>
internal sealed class BestEpoch(Metric watch, double minimumImprovement, float[]? parameters)
{
    private readonly bool _higherIsBetter = watch is Metric.Accuracy or Metric.TopKAccuracy or Metric.R2;

    /// <summary>What it knows.</summary>
    public BestState State { get; private set; } = BestState.None;

    /// <summary>The best epoch's parameters in logical order; null if they are not kept, or there is none.</summary>
    public float[]? Parameters => State.Epoch > 0 ? parameters : null;

    /// <summary>Knows what a run before knew, whose parameters are as many where they are kept.</summary>
    public void GoOn(TrainingHistory from)
    {
        State = from.Best;
        if (Parameters is { } kept)
        {
            from.BestParameters.CopyTo(kept);
        }
    }

    /// <summary>Adds an epoch. What is not a number is no improvement.</summary>
    public void Add(in TrainingEpoch epoch, INetwork network)
    {
        double value = epoch.Validation is { } validation ? validation[watch] : epoch.Loss;
        bool improved = IsBetter(value, State.Reference, minimumImprovement);
        if (IsBetter(value, State.Value, 0))
        {
            State = State with { Epoch = epoch.Epoch, Value = value };
            if (parameters is not null)
            {
                network.CopyParametersTo(parameters);
            }
        }

        State = improved ? State with { Reference = value, Waited = 0 } : State with { Waited = State.Waited + 1 };
    }

    private bool IsBetter(double value, double than, double by) =>
        !double.IsNaN(value) && (double.IsNaN(than) || (_higherIsBetter ? value - than : than - value) > by);
}

/// <summary>The best epoch so far.</summary>
/// <param name="Epoch">Its number; 0 while there is none.</param>
/// <param name="Value">Its value of the measure watched; NaN while there is none.</param>
/// <param name="Reference">The value of the last improvement that counted; NaN while there was none.</param>
/// <param name="Waited">Epochs since then.</param>
internal readonly record struct BestState(long Epoch, double Value, double Reference, int Waited)
{
    public static BestState None => new(0, double.NaN, double.NaN, 0);
}
