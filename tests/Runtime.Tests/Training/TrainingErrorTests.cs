using System;
using Xunit;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>Data and options that cannot be trained with are refused before the first step, with the numbers.</summary>
public sealed class TrainingErrorTests
{
    [Fact]
    public void Data_of_another_shape()
    {
        Dataset wide = Dataset.WithLabels(new float[12], [0, 1]);
        Refused<ArgumentException>(new Classes(1), wide, null, "A row of data has 6 inputs", "Classes takes 5");
        Refused<ArgumentException>(new Classes(1), Samples.Labels(9, classes: 4), null, "data has 4 classes", "tells 3 apart");
        Refused<ArgumentException>(new YesOrNo(1), Samples.Labels(9), null, "data has 3 classes", "tells 2 apart");
        Refused<ArgumentException>(new Regression(1), Samples.Labels(9, classes: 2), null, "data has 2 classes", "3 outputs");
        Refused<ArgumentException>(new YesOrNo(1), Samples.Targets(9), null, "A row of data has 3 targets", "1 output");
        Refused<ArgumentException>(new Classes(1), Samples.Labels(9), new() { Validation = wide }, "A row of Validation has 6 inputs");
        Assert.Throws<ArgumentNullException>(() => Trainer.Fit(new Classes(1), null!));
        Assert.Throws<ArgumentNullException>(() => Trainer.Fit(null!, wide));
        Assert.Contains("6 inputs", Assert.Throws<ArgumentException>(() => new Evaluator(new Classes(1), wide)).Message);

        // Fewer classes than the network tells apart are fine.
        Assert.Single(Trainer.Fit(new Classes(1), Samples.Labels(9, classes: 2), new() { Epochs = 1 }).Epochs);
    }

    [Fact]
    public void Nothing_to_hold_out_of() =>
        Refused<InvalidOperationException>(new Classes(1), Samples.Labels(1), new() { ValidationFraction = 0.5 }, "1 row");

    [Fact]
    public void Options_out_of_range()
    {
        Dataset data = Samples.Labels(20);
        Out(new() { BatchSize = 9 }, "BatchSize is 9", "Batch = 8", "1 to 8");
        Out(new() { BatchSize = 0 }, "BatchSize is 0");
        Out(new() { TopK = 4 }, "TopK is 4", "3 outputs", "1 to 3");
        Out(new() { TopK = 0 }, "TopK is 0");
        Out(new() { Epochs = 0 }, "Epochs is 0");
        Out(new() { Patience = 0 }, "Patience is 0");
        Out(new() { MinimumImprovement = -0.5 }, "MinimumImprovement is -0.5");
        Out(new() { MinimumImprovement = double.NaN }, "MinimumImprovement is NaN");
        Out(new() { ValidationFraction = 1 }, "ValidationFraction is 1");
        Out(new() { ValidationFraction = -0.1 }, "ValidationFraction is -0.1");
        Out(new() { TimeBudget = TimeSpan.Zero }, "TimeBudget is 00:00:00");
        Out(new() { ReportInterval = TimeSpan.FromSeconds(-1) }, "ReportInterval is -00:00:01");
        Out(new() { StartStep = 1 }, "StartStep is 1", "made 0 steps");
        Out(new() { StartStep = -1 }, "StartStep is -1");
        Out(new() { Monitor = (Metric)9, Validation = data }, "no such measure");
        Assert.Contains("topK is 2; YesOrNo has 1 output: pass 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Evaluator(new YesOrNo(1), Samples.Labels(9, 2), 2)).Message);

        void Out(TrainingOptions options, params string[] parts) => Refused<ArgumentOutOfRangeException>(new Classes(1), data, options, parts);
    }

    [Fact]
    public void Options_that_contradict()
    {
        Dataset labels = Samples.Labels(20);
        Dataset targets = Samples.Targets(20);
        Refused<ArgumentException>(new Classes(1), labels, new() { Validation = labels, ValidationFraction = 0.25 }, "20 rows", "0.25");
        Refused<ArgumentException>(new Classes(1), labels, new() { Monitor = Metric.Accuracy }, "Accuracy needs validation rows");
        Refused<ArgumentException>(new Classes(1), labels, new() { Monitor = Metric.R2, ValidationFraction = 0.5 }, "R2 needs targets");
        Refused<ArgumentException>(new Regression(1), targets, new() { Monitor = Metric.TopKAccuracy, ValidationFraction = 0.5 }, "TopKAccuracy needs classes");
    }

    [Fact]
    public void A_history_of_another_training()
    {
        Dataset data = Samples.Labels(20);
        TrainingOptions options = new() { Epochs = 4, Validation = data };
        Classes network = new(1);
        TrainingHistory history = Trainer.Fit(network, data, options with { Epochs = 2 });
        Refused("Resume is of a training of 6 steps, and Classes has made 0: pass the history that the network was saved with.", new Classes(1), options);
        Refused("Resume has finished epoch 2 after 6 steps; with 5 steps an epoch from step 0 on that is epoch 1: pass the data, BatchSize and StartStep of before.", network, options with { BatchSize = 4 });
        Refused("epoch from step 3 on that is epoch 1", network, options with { StartStep = 3 });
        Refused("Resume measured 20 validation rows and there are 0 now: pass the validation rows of before.", network, options with { Validation = null });
        Refused("Resume measured 20 validation rows and there are 5 now", network, options with { Validation = Samples.Labels(5) });
        Refused("Resume watched Loss and Monitor is Accuracy: set Monitor to Loss.", network, options with { Monitor = Metric.Accuracy });
        Refused($"KeepBest needs the parameters of epoch {history.BestEpoch}, the best so far, and Resume has none: set KeepBest in all runs or in none.", network, options with { KeepBest = true });

        history = Trainer.Fit(new Classes(1), data, options with { Epochs = 2, KeepBest = true });
        Regression other = new(1);
        Trainer.Fit(other, data, new() { Epochs = 2 });
        Refused("Resume has 111 parameters of its best epoch, and Regression has 57: pass a history of the same network.", other, options);

        void Refused(string message, ITrainable network, TrainingOptions options) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => Trainer.Fit(network, data, options with { Resume = history })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_started_anew_has_too_few_steps()
    {
        Classes network = new(1);
        Trainer.Fit(network, Samples.Labels(20), new() { Epochs = 1 });
        Trainer trainer = new(network, Samples.Labels(20), new() { StartStep = network.Steps });
        network.Initialize(1);
        Assert.Contains("StartStep is 3", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.TrainFor(TimeSpan.Zero)).Message);
    }

    private static void Refused<TError>(ITrainable network, Dataset data, TrainingOptions? options, params string[] parts)
        where TError : Exception
    {
        string message = Assert.Throws<TError>(() => Trainer.Fit(network, data, options)).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Equal(0, network.Steps);
    }
}
