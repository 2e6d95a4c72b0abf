using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using Unrolled.Gradients.Tests.ReferenceNetworks;
using Xunit;

namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>What a network says about itself: constants, description, summary.</summary>
public class DescriptionTests
{
    [Fact]
    public void Constants_are_those_of_the_annotations()
    {
        Assert.Equal((7, 4, 6), (Everything.Inputs, Everything.Outputs, Everything.Batch));
        Assert.Equal((7 * 20) + 20 + (20 * 9) + 9 + (9 * 4) + 4, Everything.ParameterCount);
        Assert.Equal(1, InferenceOnly.Batch);
    }

    [Fact]
    public void Counts_of_work_and_memory_are_at_least_those_of_the_products()
    {
        const long Products = (7 * 20) + (20 * 9) + (9 * 4);
        Assert.InRange(Everything.ForwardFlops, 2 * Products, 4 * Products);
        Assert.InRange(Everything.TrainingFlops, 6 * (2 * Products), 6 * (12 * Products));
        Assert.InRange(Everything.MemoryBytes, 3L * 4 * Everything.ParameterCount, 100_000);
    }

    [Fact]
    public void The_description_lists_layers_and_tensors()
    {
        NetworkDescription d = new Everything().Description;
        Assert.Equal((nameof(Everything), 7, 4, 6), (d.Name, d.Inputs, d.Outputs, d.Batch));
        Assert.Equal(("CrossEntropy", "Sgd"), (d.Loss, d.Optimizer));
        Assert.Equal(Everything.ParameterCount, d.ParameterCount);
        Assert.Equal(Everything.ParameterCount, d.Tensors.Sum(static t => t.Inputs * t.Outputs));
        Assert.Equal(["Dense1", "Dropout1", "Dense2", "Dense3"], d.Layers.Select(static l => l.Name));
        Assert.Equal([(7, 20), (20, 20), (20, 9), (9, 4)], d.Layers.Select(static l => (l.Inputs, l.Outputs)));
        Assert.Equal(["Tanh", "Relu", "Softmax"], d.Layers.Where(static l => l.Name.StartsWith("Dense", StringComparison.Ordinal)).Select(static l => l.Activation));
        Assert.Null(new InferenceOnly().Description.Loss);
        Assert.Null(new InferenceOnly().Description.Optimizer);
    }

    /// <summary>Whatever computes the same as Predict elsewhere needs these numbers.</summary>
    [Fact]
    public void The_description_has_the_numbers_of_formulas()
    {
        Assert.Equal([0.2f, null, 1.5f, 0.01f], new Numbered().Description.Layers.Where(static l => l.Kind == "Dense").Select(static l => l.ActivationParameter));
        Assert.Equal([1f, 1f, 1f, 0.7f, 1f, 1f], new Numbered().Description.Layers.Select(static l => l.PredictScale));
    }

    [Fact]
    public void The_summary_states_loss_optimiser_and_penalties()
    {
        Assert.Contains("\nLoss: CrossEntropy, optimiser: Sgd (LearningRate = 0.05, Momentum = 0.9)\nPenalties: λ‖W‖² with λ = 0.01\n", new Everything().Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Penalties", new Wide().Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void The_summary_fits_80_columns_and_is_the_same_in_any_culture(string culture)
    {
        string expected = new Wide().Summary;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, new Wide().Summary);
            Assert.Equal(expected, new Wide().ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.All(expected.Split('\n'), static line => Assert.True(line.Length <= 80, line));
        Assert.Contains("300", expected, StringComparison.Ordinal);
        Assert.Contains("Dense2", expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_implement_what_they_can_do()
    {
        Assert.True(new R1() is ILabelTrainable);
        Assert.True(new R5() is ITrainable and not ILabelTrainable);
        Assert.True(new InferenceOnly() is INetwork and not ITrainable);
        Assert.True((object)new WithoutOptimizer() is INetwork and not ITrainable);
        Assert.True((object)new WithoutLoss() is INetwork and not ITrainable);
    }

    [Fact]
    public void A_network_lacks_the_members_that_make_no_sense_for_it()
    {
        Assert.Empty(typeof(InferenceOnly).GetMember("Loss"));
        Assert.Empty(typeof(InferenceOnly).GetMember("TrainStep"));
        Assert.Empty(typeof(InferenceOnly).GetMember("Backward"));
        Assert.Empty(typeof(WithoutOptimizer).GetMember("TrainStep"));
        Assert.Empty(typeof(WithoutOptimizer).GetMember("ApplyGradients"));
        Assert.Empty(typeof(WithoutLoss).GetMember("Loss"));
        Assert.Empty(typeof(WithoutLoss).GetMember("TrainStep"));
        Assert.Empty(typeof(R1).GetMember("Momentum"));
        Assert.NotEmpty(typeof(R4).GetMember("Momentum"));
        Assert.NotEmpty(typeof(WithoutOptimizer).GetMember("ComputeGradients"));
    }
}
