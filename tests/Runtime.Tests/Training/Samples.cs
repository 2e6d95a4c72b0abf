using System;
using System.Collections.Generic;
using System.Threading;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>Data that can be learned, and the loop that <see cref="Trainer"/> has to agree with.</summary>
internal static class Samples
{
    public static Dataset Labels(int rows, int classes = 3, int seed = 1)
    {
        (float[] inputs, int[] labels) = Rows(rows, classes, seed);
        return Dataset.WithLabels(inputs, labels, classes);
    }

    /// <summary>Targets of three values; as those of a softmax they sum to 1.</summary>
    public static Dataset Targets(int rows, int seed = 1)
    {
        (float[] inputs, int[] labels) = Rows(rows, 3, seed);
        float[] targets = new float[rows * 3];
        for (int row = 0; row < rows; row++)
        {
            targets.AsSpan(row * 3, 3).Fill(0.1f);
            targets[(row * 3) + labels[row]] = 0.8f;
        }

        return Dataset.WithTargets(inputs, targets, rows);
    }

    /// <summary>Trains as the documentation says <see cref="Trainer"/> does, up to a step.</summary>
    public static void Loop(ITrainable network, Dataset data, long steps, int? batchSize = null, int? seed = null)
    {
        int batch = batchSize ?? network.Description.Batch;
        int perEpoch = (data.Rows + batch - 1) / batch;
        int[] order = new int[data.Rows];
        while (network.Steps < steps)
        {
            data.Shuffle(order, seed ?? network.Seed, network.Steps / perEpoch);
            int first = (int)(network.Steps % perEpoch) * batch;
            int[] rows = order[first..Math.Min(first + batch, data.Rows)];
            float[] inputs = new float[rows.Length * data.Inputs];
            if (data.HasLabels && network is ILabelTrainable labelled)
            {
                int[] labels = new int[rows.Length];
                data.Gather(rows, inputs, labels);
                labelled.TrainStep(inputs, labels);
            }
            else
            {
                float[] targets = new float[rows.Length * network.Description.Outputs];
                data.Gather(rows, inputs, targets);
                network.TrainStep(inputs, targets);
            }
        }
    }

    /// <summary>Trains until so many steps are made, then cancels.</summary>
    public static TrainingHistory FitUntil(ITrainable network, Dataset data, TrainingOptions options, long steps)
    {
        using CancellationTokenSource source = new();
        Reports reports = new(_ =>
        {
            if (network.Steps >= steps)
            {
                source.Cancel();
            }
        });
        return Trainer.Fit(network, data, options with { ReportInterval = TimeSpan.Zero }, reports, source.Token);
    }

    private static (float[] Inputs, int[] Labels) Rows(int rows, int classes, int seed)
    {
        Random random = new(seed);
        float[] inputs = new float[rows * 5];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = random.Next(classes);
            for (int i = 0; i < 5; i++)
            {
                inputs[(row * 5) + i] = (2f * random.NextSingle()) - 1f + (i == labels[row] ? 1f : 0f);
            }
        }

        return (inputs, labels);
    }
}

/// <summary>Hands on each report at once.</summary>
internal sealed class Reports(Action<TrainingProgress>? action = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> All { get; } = new(1000);

    public void Report(TrainingProgress value)
    {
        All.Add(value);
        action?.Invoke(value);
    }
}

/// <summary>A clock in milliseconds that follows from the steps made.</summary>
internal sealed class StepClock(ITrainable network, long millisecondsPerStep) : TimeProvider
{
    public override long TimestampFrequency => 1000;

    /// <summary>Milliseconds added by hand.</summary>
    public long Extra { get; set; }

    public override long GetTimestamp() => (network.Steps * millisecondsPerStep) + Extra;
}
