using System;

namespace Unrolled;

/// <summary>How to train. Every option has a default; the same options, seed and data give the same orders, batches and steps on every machine, whether a run was stopped and gone on with or not. What <see cref="Patience"/> and <see cref="KeepBest"/> know of earlier runs is in <see cref="Resume"/>.</summary>
/// <remarks>Immutable, and so thread-safe. A <see cref="Trainer"/> checks the values.</remarks>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training rows in all, those of earlier runs included: a network that has had 3 of 10 gets 7 more. At least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Rows of a step, 1 to the network's <c>Batch</c>, which it is unless set. The last step of an epoch has the rows that are left.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Where orders of rows and the validation part come from; the network's own seed unless set.</summary>
    public int? Seed { get; init; }

    /// <summary>Whether each epoch has an order of rows of its own. Otherwise all have the data's.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The learning rate of each step, counted from <see cref="StartStep"/>. Unless set, the network's <c>LearningRate</c> stays as it is; a schedule leaves its last rate there.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Rows to measure the network on after each epoch; nothing is learned from them. The training data itself, to see its accuracy.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>The share of the training data to hold out as validation rows, as <see cref="Dataset.Split"/> does: at least 0, below 1. 0 holds out none. Not together with <see cref="Validation"/>.</summary>
    public double ValidationFraction { get; init; }

    /// <summary>The k of <see cref="Evaluation.TopKAccuracy"/>, 1 to the network's outputs.</summary>
    public int TopK { get; init; } = 1;

    /// <summary>What tells a better epoch from a worse one, for <see cref="Patience"/> and <see cref="KeepBest"/>. All but the loss need validation rows.</summary>
    public Metric Monitor { get; init; } = Metric.Loss;

    /// <summary>Stops after so many epochs in a row without an improvement. At least 1; never unless set.</summary>
    public int? Patience { get; init; }

    /// <summary>What counts as an improvement for <see cref="Patience"/>: more than this, in units of the measure. Finite, at least 0.</summary>
    public double MinimumImprovement { get; init; }

    /// <summary>Whether to end with the parameters of the best epoch instead of the last one's, if the run ends by itself. See <see cref="TrainingHistory.BestParameters"/>.</summary>
    public bool KeepBest { get; init; }

    /// <summary>
    /// The history that the training goes on from: of the last call of <see cref="Trainer.Fit"/>, of a checkpoint (<see cref="NetworkFileInfo.History"/>), or of a report (<see cref="TrainingProgress.GetHistory"/>). Epochs, patience, the best epoch and its parameters then are those of a run that never
    /// stopped, given the same data and options otherwise; the network is as it was then. Without it a run knows the network's <c>Steps</c> and nothing of the epochs before.
    /// </summary>
    public TrainingHistory? Resume { get; init; }

    /// <summary>Stops after the first step that ends so long or longer after the start of this run. Above zero; never unless set.</summary>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>The least time between two reports within an epoch; each epoch's end is reported whatever it is. Zero reports every step.</summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The network's <c>Steps</c> at which this training begins. 0, unless the network was trained on something else before: then its <c>Steps</c> of that moment.</summary>
    public long StartStep { get; init; }
}
