using System;

namespace Unrolled;

/// <summary>One epoch of a training.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Steps">Updates made by its end since the network was initialised.</param>
/// <param name="Loss">The mean of the training loss over its rows, weighted where classes have weights, each before the update it led to, dropout on, without penalties. Of an epoch that a run went on with without its history, over the rows that were left.</param>
/// <param name="Validation">How the network did on the validation rows at its end; null without any.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
/// <param name="Elapsed">Time from the run's start to its end; where the run went on from a history, the time of the runs before is added.</param>
public readonly record struct TrainingEpoch(long Epoch, long Steps, double Loss, Evaluation? Validation, float LearningRate, TimeSpan Elapsed);
