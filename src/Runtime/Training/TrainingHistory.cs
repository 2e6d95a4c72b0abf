using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>How a training went, and what another run needs to go on with it as if it had never stopped: see <see cref="TrainingOptions.Resume"/>.</summary>
/// <remarks>Does not change, and so is thread-safe.</remarks>
public sealed class TrainingHistory
{
    private readonly float[]? _bestParameters;

    internal TrainingHistory(
        IReadOnlyList<TrainingEpoch> epochs, StopReason reason, Metric monitor, BestState best, TrainingPosition position, float[]? bestParameters, ConfusionMatrix? confusion)
    {
        Epochs = epochs;
        Reason = reason;
        Monitor = monitor;
        Best = best;
        Position = position;
        _bestParameters = bestParameters;
        Confusion = confusion;
    }

    /// <summary>The epochs finished, in order: in this run and, where it went on from a history, in the runs before. A file keeps the last 65,536.</summary>
    public IReadOnlyList<TrainingEpoch> Epochs { get; }

    /// <summary>Why it ended.</summary>
    public StopReason Reason { get; }

    /// <summary>The measure that was watched: <see cref="TrainingOptions.Monitor"/>.</summary>
    public Metric Monitor { get; }

    /// <summary>The number of the epoch that was best by the measure watched, the first of equals; 0 if none was finished.</summary>
    public long BestEpoch => Best.Epoch;

    /// <summary>
    /// The parameters of <see cref="BestEpoch"/> in logical order, for <see cref="INetwork.CopyParametersFrom"/>; empty unless the options say <see cref="TrainingOptions.KeepBest"/>. A run that ended by itself has put them into the network;
    /// one that was cancelled or out of time has not, so that it can be gone on with.
    /// </summary>
    public ReadOnlySpan<float> BestParameters => _bestParameters;

    /// <summary>What was taken for what among the validation rows, at the last time they were looked at: with the parameters the network ended with, unless it was stopped within an epoch. Null without such rows or classes, in a history of a file, and in one of a report.</summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>What patience and the choice of the best go on from.</summary>
    internal BestState Best { get; }

    /// <summary>Where the training stood.</summary>
    internal TrainingPosition Position { get; }

    /// <summary>Writes the epochs as CSV, the same in every culture: a line of names, then one for each epoch, times in seconds. What there is no value for stays empty.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("epoch,steps,loss,learning_rate,seconds,validation_loss,validation_accuracy,validation_top_k_accuracy,validation_mean_absolute_error,validation_r2\n");
        foreach (TrainingEpoch epoch in Epochs)
        {
            Evaluation? validation = epoch.Validation;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{epoch.Epoch},{epoch.Steps},{epoch.Loss:R},{epoch.LearningRate:R},{epoch.Elapsed.TotalSeconds:F6},"));
            writer.Write($"{Field(validation?.Loss)},{Field(validation?.Accuracy)},{Field(validation?.TopKAccuracy)},{Field(validation?.MeanAbsoluteError)},{Field(validation?.R2)}\n");
        }
    }

    /// <summary>Writes the epochs as CSV to a file, in UTF-8; one that is there is replaced, at once and whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public void SaveCsv(string path) => AtomicFile.WriteText(path, WriteCsv);

    /// <summary>
    /// Draws the epochs as an SVG picture, the same in every culture, for light and dark pages: the losses, the measure watched (or, where that is the loss, accuracy or R²), and the learning rate if it changed.
    /// The best epoch is marked. Losses and rates that differ by more than a factor of 30 are on a logarithmic axis; what is not finite is a gap.
    /// </summary>
    /// <param name="writer">Where to.</param>
    public void WriteSvg(TextWriter writer) => HistoryPicture.Draw(this).WriteTo(writer);

    /// <summary>Draws the epochs as an SVG picture in a file, in UTF-8; one that is there is replaced, at once and whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public void SaveSvg(string path) => AtomicFile.WriteText(path, WriteSvg);

    private static string Field(double? value) => value is { } number && !double.IsNaN(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
}
