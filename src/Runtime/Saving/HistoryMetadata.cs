using System;
using System.Collections.Generic;
using System.Globalization;

namespace Unrolled.Runtime;

/// <summary>What the metadata of a file say of a training's history: all but the epochs and the best parameters, which are tensors.</summary>
/// <param name="Epochs">Rows of <see cref="EpochTable"/>.</param>
/// <param name="Reason">Why the training ended.</param>
/// <param name="Monitor">The measure watched.</param>
/// <param name="Best">The best epoch.</param>
/// <param name="HasBestParameters">Whether its parameters are in the file.</param>
/// <param name="Loss">The loss of the running epoch.</param>
/// <param name="Elapsed">The time it took.</param>
internal sealed record HistoryMetadata(int Epochs, StopReason Reason, Metric Monitor, BestState Best, bool HasBestParameters, RunningLoss Loss, TimeSpan Elapsed)
{
    private const string EpochsKey = MetadataKeys.History + "epochs";
    private const string ReasonKey = MetadataKeys.History + "reason";
    private const string MonitorKey = MetadataKeys.History + "monitor";
    private const string BestEpochKey = MetadataKeys.History + "best_epoch";
    private const string BestValueKey = MetadataKeys.History + "best_value";
    private const string BestParametersKey = MetadataKeys.History + "best_parameters";
    private const string ReferenceKey = MetadataKeys.History + "improved_to";
    private const string WaitedKey = MetadataKeys.History + "epochs_without_improvement";
    private const string LossSumKey = MetadataKeys.History + "loss_sum";
    private const string LossMassKey = MetadataKeys.History + "loss_mass";
    private const string SecondsKey = MetadataKeys.History + "seconds";

    /// <summary>Adds the entries of a history.</summary>
    public static void Add(Dictionary<string, string> entries, TrainingHistory history)
    {
        entries.Add(EpochsKey, Text(EpochTable.Count(history)));
        entries.Add(ReasonKey, history.Reason.ToString());
        entries.Add(MonitorKey, history.Monitor.ToString());
        entries.Add(BestEpochKey, Text(history.Best.Epoch));
        entries.Add(BestValueKey, Text(history.Best.Value));
        entries.Add(BestParametersKey, Text(history.BestParameters.IsEmpty ? 0 : 1));
        entries.Add(ReferenceKey, Text(history.Best.Reference));
        entries.Add(WaitedKey, Text(history.Best.Waited));
        entries.Add(LossSumKey, Text(history.Position.Loss.Sum));
        entries.Add(LossMassKey, Text(history.Position.Loss.Mass));
        entries.Add(SecondsKey, Text(history.Position.Elapsed.TotalSeconds));
    }

    /// <summary>Reads the entries; null where a file has none.</summary>
    public static HistoryMetadata? Read(MetadataReader metadata)
    {
        if (!metadata.HasAny(MetadataKeys.History))
        {
            return null;
        }

        long epoch = Whole(metadata, BestEpochKey, EpochTable.MostWhole);
        return new HistoryMetadata(
            (int)Whole(metadata, EpochsKey, EpochTable.MostEpochs),
            Name<StopReason>(metadata, ReasonKey),
            Name<Metric>(metadata, MonitorKey),
            new BestState(epoch, Measure(metadata, BestValueKey, epoch), Measure(metadata, ReferenceKey, epoch), (int)Whole(metadata, WaitedKey, int.MaxValue)),
            Whole(metadata, BestParametersKey, 1) == 1,
            new RunningLoss(Number(metadata, LossSumKey, double.MinValue, double.MaxValue), Number(metadata, LossMassKey, 0, double.MaxValue)),
            EpochTable.Time(Number(metadata, SecondsKey, 0, EpochTable.MostSeconds)));
    }

    /// <summary>The history, from what is in the file besides.</summary>
    public TrainingHistory History(MetadataReader metadata, IReadOnlyList<TrainingEpoch> epochs, long steps, float[]? bestParameters)
    {
        long last = epochs.Count == 0 ? 0 : epochs[^1].Epoch;
        if (Best.Epoch > last || (Best.Epoch == 0 && HasBestParameters))
        {
            throw metadata.Unexpected(BestEpochKey, Words.Text($"a number from {(HasBestParameters ? 1 : 0)} to {last:N0}, the last epoch's,"));
        }

        if (Best.Waited > last)
        {
            throw metadata.Unexpected(WaitedKey, Words.Text($"a number from 0 to {last:N0}, the last epoch's,"));
        }

        bool isAtEnd = epochs.Count > 0 ? epochs[^1].Steps == steps : steps == 0;
        if (Loss.Mass == 0 ? Loss.Sum != 0 : isAtEnd)
        {
            throw metadata.Unexpected(LossSumKey, isAtEnd ? "0, since no epoch is running," : "0, since no row has counted yet,");
        }

        return new TrainingHistory(epochs, Reason, Monitor, Best, new TrainingPosition(steps, Loss, Elapsed), bestParameters, null);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest text that reads as the same number.</summary>
    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static long Whole(MetadataReader metadata, string key, long most) =>
        long.TryParse(metadata.Entry(key), NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value <= most
            ? value
            : throw metadata.Unexpected(key, Words.Text($"a number from 0 to {most:N0}"));

    private static double Number(MetadataReader metadata, string key, double least, double most) =>
        double.TryParse(metadata.Entry(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most
            ? value
            : throw metadata.Unexpected(key, least == 0 ? Words.Text($"a number from 0 to {most:G2}") : "a finite number");

    /// <summary>A value of the measure watched: a number, infinite ones included, or NaN where there is no best epoch.</summary>
    private static double Measure(MetadataReader metadata, string key, long bestEpoch) =>
        double.TryParse(metadata.Entry(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsNaN(value) == (bestEpoch == 0)
            ? value
            : throw metadata.Unexpected(key, bestEpoch == 0 ? "NaN, since there is no best epoch," : "a number");

    private static T Name<T>(MetadataReader metadata, string key)
        where T : struct, Enum
    {
        string text = metadata.Entry(key);
        foreach (T value in Enum.GetValues<T>())
        {
            if (value.ToString() == text)
            {
                return value;
            }
        }

        throw metadata.Unexpected(key, $"one of {string.Join(", ", Enum.GetNames<T>())}");
    }
}
