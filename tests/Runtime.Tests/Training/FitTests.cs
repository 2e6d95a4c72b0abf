using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Unrolled.Runtime.Tests.Saving;
using Xunit;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>The loop: which rows, in which order, at which rate, and when it ends.</summary>
public sealed class FitTests
{
    public static TheoryData<string> Cases => ["labels", "soft targets", "one output", "one-hot", "regression", "small batches"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Trains_on_the_rows_of_each_epochs_order(string name)
    {
        (Func<ITrainable> create, Dataset data, int? batch) = Case(name);
        ITrainable fitted = create();
        ITrainable looped = create();
        TrainingHistory history = Trainer.Fit(fitted, data, new() { Epochs = 3, BatchSize = batch, Seed = 9 });
        int size = batch ?? fitted.Description.Batch;
        int steps = 3 * ((data.Rows + size - 1) / size);
        Samples.Loop(looped, data, steps, batch, 9);

        Assert.NotEqual(0, data.Rows % size);
        Assert.Equal(NetworkBits.Of(looped), NetworkBits.Of(fitted));
        Assert.Equal(steps, fitted.Steps);
        Assert.Equal(StopReason.Completed, history.Reason);
        Assert.Equal([1L, 2L, 3L], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.True(history.Epochs[2].Loss < history.Epochs[0].Loss);
    }

    [Fact]
    public void An_epochs_loss_is_the_mean_over_its_rows()
    {
        Dataset data = Samples.Labels(11);
        Classes network = new(4);
        Classes other = new(4);
        TrainingHistory history = Trainer.Fit(network, data, new() { Epochs = 1, Shuffle = false });
        float first = other.TrainStep(data.InputValues[..(8 * 5)], data.Labels[..8]);
        float second = other.TrainStep(data.InputValues[(8 * 5)..], data.Labels[8..]);
        Assert.Equal(((8.0 * first) + (3.0 * second)) / 11, history.Epochs[0].Loss);
        Assert.Equal(NetworkBits.Of(other), NetworkBits.Of(network));
    }

    [Fact]
    public void An_epochs_loss_counts_rows_by_their_classes()
    {
        Dataset data = Samples.Labels(11);
        UnequalClasses network = new(4);
        UnequalClasses other = new(4);
        TrainingHistory history = Trainer.Fit(network, data, new() { Epochs = 1, Shuffle = false });
        double Mass(ReadOnlySpan<int> labels) => labels.ToArray().Sum(label => (double)other.Description.ClassWeights[label]);
        (double first, double second) = (Mass(data.Labels[..8]), Mass(data.Labels[8..]));
        double loss = first * other.TrainStep(data.InputValues[..(8 * 5)], data.Labels[..8]);
        loss += second * other.TrainStep(data.InputValues[(8 * 5)..], data.Labels[8..]);
        Assert.NotEqual(8 * second, 3 * first);
        Assert.Equal(loss / (first + second), history.Epochs[0].Loss);
        Assert.Equal(NetworkBits.Of(other), NetworkBits.Of(network));
    }

    [Fact]
    public void An_epoch_of_rows_that_do_not_count_has_no_loss()
    {
        float[] inputs = new float[50];
        TrainingHistory history = Trainer.Fit(new UnequalClasses(4), Dataset.WithLabels(inputs, [.. Enumerable.Repeat(2, 10)], 3), new() { Epochs = 1 });
        Assert.Equal(0, history.Epochs[0].Loss);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_cancelled_run_has_the_weights_of_its_steps_and_goes_on(int steps)
    {
        Dataset data = Samples.Labels(45);
        TrainingOptions options = new() { Epochs = 4, KeepBest = true, Validation = data };
        Classes cancelled = new(2);
        TrainingHistory history = Samples.FitUntil(cancelled, data, options, steps);
        Assert.Equal(StopReason.Cancelled, history.Reason);
        Assert.Equal(steps / 6, history.Epochs.Count);
        Assert.Equal(steps / 6, history.BestEpoch);

        Classes looped = new(2);
        Samples.Loop(looped, data, steps);
        Assert.Equal(NetworkBits.Of(looped), NetworkBits.Of(cancelled));

        TrainingOptions rest = options with { KeepBest = false };
        Trainer.Fit(cancelled, data, rest);
        Samples.Loop(looped, data, 24);
        Assert.Equal(NetworkBits.Of(looped), NetworkBits.Of(cancelled));
        Assert.Empty(Trainer.Fit(cancelled, data, rest).Epochs);
        Assert.Equal(24, cancelled.Steps);
    }

    [Fact]
    public void A_cancelled_token_makes_no_step()
    {
        Classes network = new(2);
        Assert.Equal(StopReason.Cancelled, Trainer.Fit(network, Samples.Labels(9), cancellation: new CancellationToken(true)).Reason);
        Assert.Equal(0, network.Steps);
    }

    [Fact]
    public void Each_step_has_the_schedules_rate()
    {
        Schedule schedule = Schedule.Cosine(0.1, 12, 0.001).WithWarmup(3);
        Watched network = new(new Classes(3));
        TrainingHistory history = Trainer.Fit(network, Samples.Labels(30), new() { Epochs = 3, Schedule = schedule });
        Assert.Equal(Enumerable.Range(0, 12).Select(step => schedule.At(step)), network.LearningRates);
        Assert.Equal(schedule.At(11), history.Epochs[2].LearningRate);
    }

    [Fact]
    public void A_later_training_counts_from_its_own_start()
    {
        Schedule schedule = Schedule.Exponential(0.1, 0.5);
        Watched network = new(new Classes(3));
        Trainer.Fit(network, Samples.Labels(30), new() { Epochs = 1 });
        Dataset other = Samples.Labels(20, seed: 2);
        TrainingHistory history = Trainer.Fit(network, other, new() { Epochs = 2, Schedule = schedule, StartStep = network.Steps });
        Assert.Equal(Enumerable.Range(0, 6).Select(step => schedule.At(step)), network.LearningRates.Skip(4));
        Assert.Equal([1L, 2L], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal([8, 8, 8, 6, 8, 8, 4, 8, 8, 4], network.Rows);
    }

    [Fact]
    public void Nothing_is_learned_from_validation_rows()
    {
        Dataset data = Samples.Labels(50);
        (Dataset training, Dataset validation) = data.Split(0.3, 7);
        Watched held = new(new Classes(5));
        TrainingHistory history = Trainer.Fit(held, data, new() { Epochs = 2, ValidationFraction = 0.3, Seed = 7 });
        HashSet<float> trained = [.. Enumerable.Range(0, training.Rows).Select(row => training.InputsOf(row)[0])];
        Assert.True(trained.SetEquals(held.FirstInputs));

        // Measuring changes nothing either.
        Classes alone = new(5);
        Trainer.Fit(alone, training, new() { Epochs = 2, Seed = 7 });
        Assert.Equal(NetworkBits.Of(alone), NetworkBits.Of(held));
        Assert.Equal(validation.Rows, history.Epochs[1].Validation!.Value.Rows);
        Assert.Equal(new Evaluator(alone, validation).Evaluate(), history.Epochs[1].Validation!.Value);
        Assert.Equal(validation.Rows, Sum(history.Confusion!));
    }

    [Theory]
    [InlineData(Metric.Loss)]
    [InlineData(Metric.Accuracy)]
    public void Patience_runs_out_where_nothing_improves(Metric watch)
    {
        Dataset data = Samples.Labels(30);
        TrainingOptions options = new() { Epochs = 50, Validation = data, Monitor = watch, Patience = 3, Schedule = Schedule.Constant(0) };
        TrainingHistory history = Trainer.Fit(new Classes(1), data, options);
        Assert.Equal(StopReason.NoImprovement, history.Reason);
        Assert.Equal(4, history.Epochs.Count);
        Assert.Equal(1, history.BestEpoch);
    }

    [Fact]
    public void An_improvement_has_to_be_large_enough()
    {
        Dataset data = Samples.Targets(35);
        TrainingOptions options = new() { Epochs = 12, Patience = 2 };
        TrainingHistory patient = Trainer.Fit(new Regression(1), data, options);
        Assert.Equal(StopReason.Completed, patient.Reason);
        Assert.Equal(12, patient.BestEpoch);

        // Each epoch improves by less than this, all together by more: improvements add up until they count.
        double step = patient.Epochs.Zip(patient.Epochs.Skip(1), (one, next) => one.Loss - next.Loss).Max();
        TrainingHistory strict = Trainer.Fit(new Regression(1), data, options with { MinimumImprovement = 1.5 * step });
        Assert.True(strict.Epochs.Count > 3);
        Assert.Equal(StopReason.NoImprovement, Trainer.Fit(new Regression(1), data, options with { MinimumImprovement = 10 }).Reason);
    }

    [Fact]
    public void The_best_epochs_weights_come_back()
    {
        Dataset data = Samples.Labels(40);

        // A rate that is good for three epochs and then far too high.
        Schedule schedule = Schedule.Constant(0.5).WithWarmup(400);
        TrainingOptions options = new() { Epochs = 30, Validation = Samples.Labels(60, seed: 3), KeepBest = true, Schedule = schedule };
        Classes network = new(6);
        TrainingHistory history = Trainer.Fit(network, data, options);
        Assert.InRange(history.BestEpoch, 2, 29);
        Assert.Equal(history.Epochs.MinBy(epoch => epoch.Validation!.Value.Loss).Epoch, history.BestEpoch);

        Classes shorter = new(6);
        Trainer.Fit(shorter, data, options with { Epochs = (int)history.BestEpoch, KeepBest = false });
        Assert.Equal(NetworkBits.Of(shorter).Parameters, NetworkBits.Of(network).Parameters);
        float[] best = new float[Classes.ParameterCount];
        shorter.CopyParametersTo(best);
        Assert.True(history.BestParameters.SequenceEqual(best));
        Assert.Equal(history.Epochs[(int)history.BestEpoch - 1].Validation, new Evaluator(network, options.Validation).Evaluate());
        Assert.Equal(history.Epochs[(int)history.BestEpoch - 1].Validation!.Value.Accuracy, Trace(history.Confusion!) / 60.0);
    }

    [Theory]
    [InlineData(Metric.Loss, false)]
    [InlineData(Metric.Accuracy, true)]
    [InlineData(Metric.TopKAccuracy, true)]
    [InlineData(Metric.MeanAbsoluteError, false)]
    [InlineData(Metric.R2, true)]
    public void The_best_epoch_is_the_first_with_the_best_value(Metric watch, bool highest)
    {
        Dataset data = Samples.Targets(40);
        TrainingOptions options = new() { Epochs = 20, Validation = Samples.Targets(30, seed: 2), Monitor = watch, TopK = 2, Schedule = Schedule.Constant(0.2).WithWarmup(50) };
        TrainingHistory history = Trainer.Fit(new Classes(4), data, options);
        double[] values = [.. history.Epochs.Select(epoch => epoch.Validation!.Value[watch])];
        Assert.Equal(Array.IndexOf(values, highest ? values.Max() : values.Min()) + 1, history.BestEpoch);
        Assert.NotEqual(values.Max(), values.Min());
    }

    [Fact]
    public void The_last_weights_stay_unless_asked_otherwise()
    {
        Dataset data = Samples.Labels(40);
        Classes network = new(6);
        TrainingHistory history = Trainer.Fit(network, data, new() { Epochs = 2, Validation = data });
        Classes looped = new(6);
        Samples.Loop(looped, data, 10);
        Assert.Equal(NetworkBits.Of(looped), NetworkBits.Of(network));
        Assert.True(history.BestParameters.IsEmpty);
    }

    [Fact]
    public void The_time_budget_ends_it_after_a_step()
    {
        Dataset data = Samples.Labels(45);
        Classes network = new(2);
        Trainer trainer = new(network, data, new() { Epochs = 4, TimeBudget = TimeSpan.FromMilliseconds(95) }, new StepClock(network, 10));
        TrainingHistory history = trainer.Run(null, default);
        Assert.Equal(StopReason.OutOfTime, history.Reason);
        Assert.Equal(10, network.Steps);
        Assert.Equal(TimeSpan.FromMilliseconds(60), history.Epochs.Single().Elapsed);
    }

    [Fact]
    public void Reports_come_at_each_epochs_end_and_no_more_often_than_wanted()
    {
        Dataset data = Samples.Labels(45);
        foreach ((int interval, long[] steps) in new (int, long[])[] { (0, [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]), (25, [3, 6, 3, 6]), (1000, [6, 6]) })
        {
            Classes network = new(2);
            Reports reports = new();
            TrainingOptions options = new() { Epochs = 2, Validation = data, ReportInterval = TimeSpan.FromMilliseconds(interval) };
            TrainingHistory history = new Trainer(network, data, options, new StepClock(network, 10)).Run(reports, default);
            Assert.Equal(steps, reports.All.Select(report => (long)report.Step));
            Assert.All(reports.All, report => Assert.Equal((6, report.Step == 6, report.IsEpochEnd), (report.StepsPerEpoch, report.Validation is not null, report.Step == 6)));
            TrainingProgress last = reports.All[^1];
            Assert.Equal((2, history.Epochs[1].Loss, history.Epochs[1].Validation, TimeSpan.FromMilliseconds(120)), (last.Epoch, last.Loss, last.Validation, last.Elapsed));
            Assert.Equal(45 / 0.06, last.RowsPerSecond, 6);
        }
    }

    [Fact]
    public void An_epoch_allocates_nothing()
    {
        Dataset data = Samples.Labels(100);
        Dataset targets = Samples.Targets(100);
        TrainingOptions options = new()
        {
            Epochs = 40,
            Validation = Samples.Labels(50, seed: 2),
            TopK = 2,
            Patience = 40,
            KeepBest = true,
            Schedule = Schedule.Cosine(0.01, 300).WithWarmup(10),
            TimeBudget = TimeSpan.FromHours(1),
        };
        AssertAllocatesNothing(new Classes(1), data, options);
        AssertAllocatesNothing(new Classes(1), targets, options with { Validation = targets });
        AssertAllocatesNothing(new Regression(1), targets, options with { Validation = targets, Monitor = Metric.R2 });
        AssertAllocatesNothing(new Regression(1), data, options);
    }

    [Fact]
    public void The_history_writes_csv_in_every_culture()
    {
        using GermanCulture culture = new();
        Dataset data = Samples.Labels(20);
        Classes network = new(2);
        TrainingHistory history = new Trainer(network, data, new() { Epochs = 2, Validation = data }, new StepClock(network, 10)).Run(null, default);
        StringWriter text = new();
        history.WriteCsv(text);
        string[] lines = text.ToString().Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Equal("", lines[3]);
        Assert.Equal(["2", "6", null, "0.01", "0.060000", null, null, null, "", ""], lines[2].Split(',').Select((field, i) => i is 2 or >= 5 and <= 7 ? null : field));
        Assert.Equal(history.Epochs[1].Loss, double.Parse(lines[2].Split(',')[2], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(history.Epochs[1].Validation!.Value.Accuracy, double.Parse(lines[2].Split(',')[6], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(lines[0].Split(',').Length, lines[2].Split(',').Length);

        using TemporaryFolder folder = new();
        history.SaveCsv(folder.File("history.csv"));
        Assert.Equal(text.ToString(), File.ReadAllText(folder.File("history.csv")));
    }

    private static void AssertAllocatesNothing(ITrainable network, Dataset data, TrainingOptions options)
    {
        long[] bytes = new long[options.Epochs + 1];
        Reports reports = new(report => bytes[report.Epoch] = GC.GetAllocatedBytesForCurrentThread());
        Trainer.Fit(network, data, options with { ReportInterval = TimeSpan.FromHours(1) }, reports);
        Assert.Equal(bytes.Length - 1, reports.All.Count);

        // From the end of the first epoch to the end of the last: nothing, but for what the test's own list has room for.
        Assert.Equal(bytes[1], bytes[^1]);
    }

    private static (Func<ITrainable> Create, Dataset Data, int? Batch) Case(string name) => name switch
    {
        "labels" => (() => new Classes(3), Samples.Labels(45), null),
        "small batches" => (() => new Classes(3), Samples.Labels(45), 7),
        "soft targets" => (() => new Classes(3), Samples.Targets(45), null),
        "one output" => (() => new YesOrNo(3), Samples.Labels(45, classes: 2), null),
        "one-hot" => (() => new Regression(3), Samples.Labels(45), null),
        _ => (() => new Regression(3), Samples.Targets(45), null),
    };

    private static int Sum(ConfusionMatrix matrix) => Enumerable.Range(0, matrix.Classes).Sum(a => Enumerable.Range(0, matrix.Classes).Sum(p => matrix[a, p]));

    private static int Trace(ConfusionMatrix matrix) => Enumerable.Range(0, matrix.Classes).Sum(k => matrix[k, k]);
}
