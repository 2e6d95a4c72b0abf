using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace Unrolled.Runtime;

/// <summary>The epochs of a history as a tensor of a file: a row for each, in double precision, with the columns of its CSV and the number of validation rows.</summary>
internal static class EpochTable
{
    /// <summary>The tensor's name.</summary>
    public const string Name = "history.epochs";

    /// <summary>The epochs that a file keeps, the last ones, so that there is a bound on what reading takes.</summary>
    public const int MostEpochs = 65_536;

    /// <summary>Beyond, a double does not count by ones any more.</summary>
    public const long MostWhole = 1L << 52;

    /// <summary>A time that a <see cref="TimeSpan"/> can hold.</summary>
    public const double MostSeconds = 9e11;

    private const int Columns = 11;
    private const int RowLength = Columns * sizeof(double);

    /// <summary>Its shape: epochs × columns.</summary>
    public static IReadOnlyList<long> Shape(int epochs) => [epochs, Columns];

    /// <summary>The epochs of a history that a file keeps.</summary>
    public static int Count(TrainingHistory history) => Math.Min(history.Epochs.Count, MostEpochs);

    /// <summary>Its bytes, row by row; each is valid until the next.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Pieces(TrainingHistory history)
    {
        byte[] bytes = new byte[RowLength];
        for (int i = history.Epochs.Count - Count(history); i < history.Epochs.Count; i++)
        {
            double[] row = Row(history.Epochs[i]);
            for (int column = 0; column < Columns; column++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(column * sizeof(double)), row[column]);
            }

            yield return bytes;
        }
    }

    /// <summary>Reads the epochs of a tensor whose shape was checked. Memory is taken as they arrive.</summary>
    public static IReadOnlyList<TrainingEpoch> Read(FileSource source, FileTensor tensor, long steps)
    {
        if (tensor.Type != ElementType.Float64)
        {
            throw source.Error($"has {Name} as {FileSource.Show(tensor.Type)}: {ElementType.Float64} is expected", Name);
        }

        List<TrainingEpoch> epochs = [];
        double[] row = new double[Columns];
        while (epochs.Count < tensor.Shape[0])
        {
            ReadOnlySpan<byte> bytes = source.ReadData(RowLength, Name);
            for (int column = 0; column < Columns; column++)
            {
                row[column] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(column * sizeof(double))..]);
            }

            epochs.Add(Epoch(source, row, epochs.Count, epochs.Count > 0 ? epochs[^1] : null, Math.Min(steps, MostWhole)));
        }

        return epochs.AsReadOnly();
    }

    private static double[] Row(in TrainingEpoch epoch)
    {
        Evaluation validation = epoch.Validation ?? new Evaluation(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        return
        [
            epoch.Epoch, epoch.Steps, epoch.Loss, epoch.LearningRate, epoch.Elapsed.TotalSeconds,
            validation.Rows, validation.Loss, validation.Accuracy, validation.TopKAccuracy, validation.MeanAbsoluteError, validation.R2,
        ];
    }

    /// <summary>The epoch of a row; measures may be any number, since a network may have any output.</summary>
    private static TrainingEpoch Epoch(FileSource source, double[] row, int index, TrainingEpoch? before, long steps)
    {
        long number = before is { } one
            ? Whole("the epoch's number", row[0], one.Epoch + 1, one.Epoch + 1)
            : Whole("the epoch's number", row[0], 1, steps);
        long made = Whole("steps", row[1], (before?.Steps ?? 0) + 1, steps);
        double loss = double.IsFinite(row[2]) ? row[2] : throw Wrong("the loss", row[2], "a finite number");
        float rate = (float)row[3] == row[3] ? (float)row[3] : throw Wrong("the learning rate", row[3], "a float");
        TimeSpan elapsed = row[4] is >= 0 and <= MostSeconds ? Time(row[4]) : throw Wrong("seconds", row[4], Words.Text($"a number from 0 to {MostSeconds:N0}"));
        int rows = (int)Whole("validation rows", row[5], 0, int.MaxValue);
        return new TrainingEpoch(number, made, loss, rows == 0 ? null : new Evaluation(rows, row[6], row[7], row[8], row[9], row[10]), rate, elapsed);

        long Whole(string what, double value, long least, long most) =>
            value >= least && value <= most && Math.Floor(value) == value ? (long)value
            : throw Wrong(what, value, least == most ? Words.Text($"{least:N0}") : Words.Text($"a whole number from {least:N0} to {most:N0}"));

        NetworkFileException Wrong(string what, double value, string form) =>
            source.Error(Words.Text($"has {value:R} as {what} in row {index} of {Name}; {form} is expected"), Name);
    }

    /// <summary>A time of so many seconds, exact to the tick.</summary>
    public static TimeSpan Time(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
}
