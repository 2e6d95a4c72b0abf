using System;

namespace Unrolled.Runtime;

/// <summary>Where a training stands.</summary>
/// <param name="Steps">The network's steps.</param>
/// <param name="Loss">The loss of the running epoch; none at an epoch's end.</param>
/// <param name="Elapsed">The time of this run and of those it went on from.</param>
internal readonly record struct TrainingPosition(long Steps, RunningLoss Loss, TimeSpan Elapsed);

/// <summary>A mean of losses in which each counts for its mass.</summary>
/// <param name="Sum">The sum of loss times mass.</param>
/// <param name="Mass">The sum of masses.</param>
internal readonly record struct RunningLoss(double Sum, double Mass)
{
    /// <summary>The mean; 0 where nothing counts.</summary>
    public double Mean => Mass > 0 ? Sum / Mass : 0;

    public RunningLoss With(double loss, double mass) => new(Sum + (loss * mass), Mass + mass);
}
