using System;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>Where a training is.</summary>
/// <param name="Epoch">The running or just finished epoch, from 1.</param>
/// <param name="Step">Steps made of it, 1 to <see cref="StepsPerEpoch"/>.</param>
/// <param name="StepsPerEpoch">Steps of an epoch.</param>
/// <param name="Loss">The mean of the training loss over the epoch's rows so far.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="RowsPerSecond">Training rows a second, in this epoch.</param>
/// <param name="Elapsed">Time since the start.</param>
/// <param name="Validation">How the network does on the validation rows: at an epoch's end, else null.</param>
public readonly record struct TrainingProgress(
    long Epoch, int Step, int StepsPerEpoch, double Loss, float LearningRate, double RowsPerSecond, TimeSpan Elapsed, Evaluation? Validation)
{
    /// <summary>Whether the epoch is over.</summary>
    public bool IsEpochEnd => Step == StepsPerEpoch;

    /// <summary>What the run has reached; null of <see cref="Trainer.TrainFor"/>.</summary>
    internal TrainingRecord? Record { get; init; }

    /// <summary>
    /// The history up to now, for a checkpoint that the training can go on from if the program ends: <c>net.SaveCheckpoint(path, progress.GetHistory())</c>. To be called within the report, on the thread of
    /// <see cref="Trainer.Fit"/>: by an <see cref="IProgress{T}"/> of your own, not <see cref="Progress{T}"/>. Copies the epochs, and the best parameters if they are kept.
    /// </summary>
    /// <exception cref="InvalidOperationException">The report is over, runs on another thread, or comes from <see cref="Trainer.TrainFor"/>, which has no history.</exception>
    public TrainingHistory GetHistory() => Record is null ? throw new InvalidOperationException("TrainFor has no history: save the network without one.") : Record.Now();
}
