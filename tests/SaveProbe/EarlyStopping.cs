using System;

namespace Unrolled.SaveProbe;

/// <summary>Trainings that look for their best epoch, by name: each gets worse in the end, since its rate grows far too high.</summary>
public static class EarlyStopping
{
    /// <summary>Steps that <see cref="Fit"/> never reaches.</summary>
    public const long ToTheEnd = long.MaxValue;

    /// <summary>A new network of a training.</summary>
    public static ITrainable Network(string training, int seed) => training == "frozen" ? new FittedHead(seed) : new Fitted(seed);

    /// <summary>Early stopping and the best epoch, by different measures.</summary>
    public static TrainingOptions Options(string training) => training switch
    {
        // An improvement counts from 0.01 on: patience and the best epoch look at different epochs.
        "loss" => new() { Epochs = 40, ValidationFraction = 0.2, MinimumImprovement = 0.01, Patience = 4, KeepBest = true, Schedule = Schedule.Constant(0.3).WithWarmup(300) },
        "accuracy" => new() { Epochs = 14, ValidationFraction = 0.2, Monitor = Metric.Accuracy, Patience = 12, KeepBest = true, Schedule = Schedule.Constant(0.3).WithWarmup(300) },

        // Without validation rows the loss of a running epoch has to go on, too.
        "frozen" => new() { Epochs = 40, Patience = 4, KeepBest = true, Schedule = Schedule.Constant(3).WithWarmup(300) },
        _ => throw new ArgumentOutOfRangeException(nameof(training), training, "There is no such training."),
    };

    /// <summary>Trains until so many steps are made in all, or the training ends by itself.</summary>
    public static TrainingHistory Fit(ITrainable network, string training, TrainingHistory? resume, long steps) =>
        StopAt.Fit(network, Fitted.Data(), Options(training) with { Resume = resume }, steps);
}
