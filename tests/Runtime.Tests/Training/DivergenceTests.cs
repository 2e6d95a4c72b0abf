using System;
using System.Linq;
using Unrolled.Runtime.Tests.Saving;
using Xunit;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>A training that diverges says where, and gives back the last good weights.</summary>
public sealed class DivergenceTests
{
    [Fact]
    public void A_run_that_diverges_ends_where_its_last_epoch_began()
    {
        Dataset data = Samples.Targets(30);

        // Two epochs of 8 steps are harmless; then the rate is not.
        Schedule schedule = Schedule.Constant(1e9).WithWarmup(1_000_000_000_000_000);
        Unbounded network = new(1);
        Unbounded shorter = new(1);
        TrainingOptions options = new() { Epochs = 2, Schedule = schedule };
        Trainer.Fit(network, data, options);
        Trainer.Fit(shorter, data, options);
        network.LearningRate = 1e6f;
        shorter.LearningRate = 1e6f;
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(network, data, new() { Epochs = 5 }));

        Assert.Equal(NetworkBits.Of(shorter), NetworkBits.Of(network));
        Assert.Equal((3, 16), (error.Epoch, error.RestoredStep));
        Assert.InRange(error.StepOfEpoch, 2, 8);
        Assert.Equal(16 + error.StepOfEpoch - 1, error.Step);
        Assert.False(double.IsFinite(error.Loss));
        Assert.IsType<NonFiniteLossException>(error.InnerException);
        Assert.Contains($"in epoch 3, step {error.StepOfEpoch}, after {error.Step} updates", error.Message);
        Assert.Contains("as it was after 16 updates", error.Message);
        Assert.StartsWith("Unbounded: the loss is ", error.Message);

        // With a lower rate it goes on.
        network.LearningRate = 0.01f;
        Assert.Equal(StopReason.Completed, Trainer.Fit(network, data, new() { Epochs = 5 }).Reason);
    }

    [Fact]
    public void Each_epochs_end_is_a_place_to_go_back_to()
    {
        Dataset data = Samples.Targets(30);
        Unbounded network = new(1);
        Unbounded looped = new(1);
        Samples.Loop(looped, data, 24);
        Reports reports = new(report => network.LearningRate = report.Epoch == 3 && report.IsEpochEnd ? 1e6f : network.LearningRate);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(network, data, new() { Epochs = 5 }, reports));
        Assert.Equal((4, 24), (error.Epoch, error.RestoredStep));
        Assert.Equal(NetworkBits.Of(looped).Parameters, NetworkBits.Of(network).Parameters);
        Assert.Equal(24, network.Steps);
    }

    [Fact]
    public void TrainFor_goes_back_too()
    {
        Dataset data = Samples.Targets(30);
        Unbounded network = new(1);
        Trainer trainer = new(network, data);
        while (network.Steps < 10)
        {
            trainer.TrainFor(TimeSpan.Zero);
        }

        network.LearningRate = 1e6f;
        Action train = () =>
        {
            for (int step = 0; step < 8; step++)
            {
                trainer.TrainFor(TimeSpan.Zero);
            }
        };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(train);
        Assert.Equal((2, 8, 8L), (error.Epoch, error.RestoredStep, network.Steps));
        Unbounded looped = new(1);
        Samples.Loop(looped, data, 8);
        Assert.Equal(NetworkBits.Of(looped), NetworkBits.Of(network));
        Assert.Equal(looped.LearningRate, network.LearningRate);
    }

    [Theory]
    [InlineData("Dense1")]
    [InlineData("Dense2")]
    [InlineData("Dense3")]
    public void The_first_layer_with_a_parameter_that_is_not_finite(string layer)
    {
        foreach (float value in new[] { float.NaN, float.PositiveInfinity })
        {
            Unbounded network = new(1);
            (layer == "Dense1" ? network.Dense1.Weights : layer == "Dense2" ? network.Dense2.Weights : network.Dense3.Weights)[2, 1] = value;
            Assert.Equal(layer, FirstNonFinite.Layer(network, Ones(2)));
            Unbounded biased = new(1);
            (layer == "Dense1" ? biased.Dense1.Bias : layer == "Dense2" ? biased.Dense2.Bias : biased.Dense3.Bias)[1] = value;
            Assert.Equal(layer, FirstNonFinite.Layer(biased, Ones(2)));
        }
    }

    [Theory]
    [InlineData("Dense1", 3e38f, 1f, 1f)]
    [InlineData("Dense2", 1e20f, 1e20f, 1f)]
    [InlineData("Dense3", 1e20f, 1f, 1e20f)]
    [InlineData(null, 1e20f, 1f, 1f)]
    public void The_first_layer_whose_outputs_pass_all_floats(string? layer, float first, float second, float third)
    {
        Unbounded network = new(1);
        network.Dense1.Weights.CopyFrom(Filled(5 * 6, first));
        network.Dense2.Weights.CopyFrom(Filled(6 * 4, second));
        network.Dense3.Weights.CopyFrom(Filled(4 * 3, third));
        Assert.Equal(layer, FirstNonFinite.Layer(network, Ones(2)));

        NetworkBits before = Fill(new Unbounded(1), first, second, third, out Unbounded fitted);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(fitted, Dataset.WithTargets(Ones(3), Filled(9, 0), 3)));
        Assert.Equal(layer, error.Layer);
        Assert.Contains(layer is null ? "the loss itself" : $"{layer} is the first layer", error.Message);
        Assert.Equal((1, 1, 0, 0), (error.Epoch, error.StepOfEpoch, error.Step, error.RestoredStep));
        Assert.Equal(before, NetworkBits.Of(fitted));
    }

    /// <summary>tanh(∞) is 1: the loss stays finite while a weight is not.</summary>
    [Fact]
    public void Weights_that_the_loss_does_not_show()
    {
        Dataset data = Samples.Targets(21);
        Regression network = new(1);
        Reports reports = new(report =>
        {
            if (report is { Epoch: 2, Step: 2 })
            {
                network.Dense1.Bias[3] = float.PositiveInfinity;
            }
        });
        TrainingOptions options = new() { ReportInterval = TimeSpan.Zero };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(network, data, options, reports));
        Assert.True(double.IsFinite(error.Loss));
        Assert.Equal(("Dense1", 2, 3, 6, 3), (error.Layer, error.Epoch, error.StepOfEpoch, error.Step, error.RestoredStep));
        Assert.Contains("weights are not finite in epoch 2, step 3, after 6 updates", error.Message);
        Regression looped = new(1);
        Samples.Loop(looped, data, 3);
        Assert.Equal(NetworkBits.Of(looped), NetworkBits.Of(network));
    }

    private static NetworkBits Fill(Unbounded network, float first, float second, float third, out Unbounded filled)
    {
        network.Dense1.Weights.CopyFrom(Filled(5 * 6, first));
        network.Dense2.Weights.CopyFrom(Filled(6 * 4, second));
        network.Dense3.Weights.CopyFrom(Filled(4 * 3, third));
        filled = network;
        return NetworkBits.Of(network);
    }

    private static float[] Ones(int rows) => Filled(rows * 5, 1);

    private static float[] Filled(int count, float value) => [.. Enumerable.Repeat(value, count)];
}
