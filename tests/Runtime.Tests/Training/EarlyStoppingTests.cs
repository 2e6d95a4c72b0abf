using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Unrolled.Runtime.Tests.Saving;
using Unrolled.SaveProbe;
using Xunit;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>A training that looks for its best epoch, is stopped, saved with its history and gone on with in another process, ends as one that never stopped.</summary>
public sealed class EarlyStoppingTests
{
    [Theory]
    [InlineData("loss", StopReason.NoImprovement)]
    [InlineData("accuracy", StopReason.Completed)]
    [InlineData("frozen", StopReason.NoImprovement)]
    public void A_new_process_knows_the_best_epoch_and_how_long_it_has_waited(string training, StopReason reason)
    {
        ITrainable unbroken = EarlyStopping.Network(training, 7);
        TrainingHistory expected = EarlyStopping.Fit(unbroken, training, null, EarlyStopping.ToTheEnd);
        Assert.Equal(reason, expected.Reason);
        int perEpoch = (int)expected.Epochs[0].Steps;
        int best = (int)expected.BestEpoch;
        int last = expected.Epochs.Count;
        Assert.InRange(best, 3, last - 3);

        // Before the best epoch, at its end, after it, within epochs, with half of the patience used and all but one epoch of it, at the very end.
        int[] stops =
        [
            perEpoch * (best - 2), (perEpoch * (best - 1)) + 3, perEpoch * best, (perEpoch * best) + 1, perEpoch * (best + 1), perEpoch * (last - 2), (perEpoch * last) - 1, perEpoch * last,
        ];
        foreach (int stop in stops.Distinct())
        {
            using TemporaryFolder folder = new();
            (string first, string second) = (folder.File("first.safetensors"), folder.File("second.safetensors"));
            ITrainable stopped = EarlyStopping.Network(training, 7);
            TrainingHistory before = EarlyStopping.Fit(stopped, training, null, stop);
            Assert.Equal(stop < perEpoch * last ? StopReason.Cancelled : reason, before.Reason);
            stopped.SaveCheckpoint(first, before);
            Probe.Run("resume", first, second, $"{EarlyStopping.ToTheEnd}", training);

            ITrainable found = EarlyStopping.Network(training, -2);
            TrainingHistory history = found.LoadCheckpoint(second).History!;
            Assert.Equal(HistoryBits.Of(expected), HistoryBits.Of(history));
            Assert.Equal(NetworkBits.Of(unbroken), NetworkBits.Of(found));
        }
    }

    /// <summary>As a program does that may be killed at any time.</summary>
    [Theory]
    [InlineData("loss")]
    [InlineData("frozen")]
    public void Checkpoints_of_reports_can_be_gone_on_from(string training)
    {
        Dictionary<long, (byte[] File, HistoryBits Bits)> saved = [];
        ITrainable unbroken = EarlyStopping.Network(training, 7);
        TrainingHistory? last = null;
        TrainingHistory expected = Trainer.Fit(unbroken, Fitted.Data(), EarlyStopping.Options(training) with { ReportInterval = default }, new Reports(report =>
        {
            last = report.GetHistory();
            saved.Add(unbroken.Steps, (Histories.Bytes(unbroken, last), HistoryBits.Of(last)));
        }));
        Assert.Equal(StopReason.Running, last!.Reason);
        Assert.Equal(saved[unbroken.Steps].Bits, HistoryBits.Of(last));
        Assert.Null(last.Confusion);
        foreach (long step in saved.Keys.Where(step => step % 13 == 0 || step % expected.Epochs[0].Steps == 0))
        {
            ITrainable found = EarlyStopping.Network(training, -2);
            TrainingHistory history = found.LoadCheckpoint(new MemoryStream(saved[step].File)).History!;
            Assert.Equal(saved[step].Bits, HistoryBits.Of(history));
            Assert.Equal(HistoryBits.Of(expected), HistoryBits.Of(EarlyStopping.Fit(found, training, history, EarlyStopping.ToTheEnd)));
            Assert.Equal(NetworkBits.Of(unbroken), NetworkBits.Of(found));
        }
    }

    [Fact]
    public void A_history_is_for_the_report_that_is_running()
    {
        TrainingProgress kept = default;
        Classes network = new(1);
        Exception? elsewhere = null;
        Trainer.Fit(network, Samples.Labels(20), new() { Epochs = 1 }, new Reports(report =>
        {
            kept = report;
            Thread other = new(() => elsewhere = Record.Exception(() => report.GetHistory()));
            other.Start();
            other.Join();
        }));
        const string Message = "Classes is trained on meanwhile: ask for the history within the report, on Fit's thread, by an IProgress of your own instead of Progress<T>.";
        Assert.Equal(Message, Assert.IsType<InvalidOperationException>(elsewhere).Message);
        Assert.Equal(Message, Assert.Throws<InvalidOperationException>(() => kept.GetHistory()).Message);
        TrainingProgress progress = new Trainer(network, Samples.Labels(20)).TrainFor(TimeSpan.Zero);
        Assert.Contains("TrainFor has no history", Assert.Throws<InvalidOperationException>(() => progress.GetHistory()).Message);
    }

    [Fact]
    public void Epochs_and_their_times_go_on()
    {
        Dataset data = Samples.Labels(45);
        TrainingOptions options = new() { Epochs = 4, Validation = data };
        Classes network = new(2);
        TrainingHistory first = new Trainer(network, data, options with { TimeBudget = TimeSpan.FromMilliseconds(150) }, new StepClock(network, 10)).Run(null, default);
        Assert.Equal((StopReason.OutOfTime, 15, 2), (first.Reason, network.Steps, first.Epochs.Count));
        TrainingHistory second = new Trainer(network, data, options with { Resume = first }, new StepClock(network, 10)).Run(null, default);
        Assert.Equal([1L, 2, 3, 4], second.Epochs.Select(static epoch => epoch.Epoch));
        Assert.Equal([60.0, 120, 180, 240], second.Epochs.Select(static epoch => epoch.Elapsed.TotalMilliseconds));

        // The first history is as it was, and a training that is over stays so.
        Assert.Equal((2, 15L), (first.Epochs.Count, first.Position.Steps));
        TrainingHistory third = Trainer.Fit(network, data, options with { Resume = second });
        Assert.Equal(HistoryBits.Of(second), HistoryBits.Of(third));
        Assert.Equal(24, network.Steps);
        Assert.Equal(second.Confusion!.ToString(), third.Confusion!.ToString());
    }

    [Fact]
    public void A_run_that_goes_on_leaves_the_history_it_was_given()
    {
        Dataset data = Samples.Labels(45);
        TrainingOptions options = new() { Epochs = 2, KeepBest = true };
        Classes network = new(2);
        TrainingHistory first = Trainer.Fit(network, data, options);
        HistoryBits before = HistoryBits.Of(first);
        TrainingHistory second = Trainer.Fit(network, data, options with { Epochs = 6, Resume = first });
        Assert.True(second.BestEpoch > 2);
        Assert.Equal(before, HistoryBits.Of(first));

        // Without the history it begins anew.
        Assert.Equal([7L], Trainer.Fit(network, data, options with { Epochs = 7 }).Epochs.Select(static epoch => epoch.Epoch));
    }
}
