using System;

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
}
