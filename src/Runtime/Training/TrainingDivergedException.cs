using System;

namespace Unrolled;

/// <summary>
/// A training met a loss or a weight that is NaN or infinite, and was stopped. Parameters, the optimiser's state, its hyper-parameters and <c>Steps</c> are those of the
/// last epoch's end again, or of the run's start where no epoch was finished.
/// </summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    internal TrainingDivergedException(string network, double loss, long epoch, int stepOfEpoch, long step, string? layer, long restored, Exception? inner)
        : base(
            Words.Text($"{network}: {(double.IsFinite(loss) ? "weights are not finite" : "the loss is " + Words.NotFinite((float)loss))} in epoch {epoch:N0}, step {stepOfEpoch:N0}, after {step:N0} {(step == 1 ? "update" : "updates")}; ")
            + (layer is null ? "no layer's values but the loss itself passes all floats. " : $"{layer} is the first layer with a value that is not finite. ")
            + Words.Text($"The network is as it was after {restored:N0} {(restored == 1 ? "update" : "updates")}: train with a lower learning rate, or look for huge inputs and targets."),
            inner)
    {
        Loss = loss;
        Epoch = epoch;
        StepOfEpoch = stepOfEpoch;
        Step = step;
        Layer = layer;
        RestoredStep = restored;
    }

    /// <summary>The loss of the step: NaN or infinite, unless its update was what led to weights that are.</summary>
    public double Loss { get; }

    /// <summary>The epoch, from 1.</summary>
    public long Epoch { get; }

    /// <summary>The step in the epoch, from 1.</summary>
    public int StepOfEpoch { get; }

    /// <summary>Updates made when it was noticed.</summary>
    public long Step { get; }

    /// <summary>The first layer with a parameter or an output that is not finite, on the step's rows with dropout off; null if there is none, and the loss alone was too large.</summary>
    public string? Layer { get; }

    /// <summary>Updates that the network has now.</summary>
    public long RestoredStep { get; }
}
