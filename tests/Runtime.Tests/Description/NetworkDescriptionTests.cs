using System;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Description;

public sealed class NetworkDescriptionTests
{
    [Fact]
    public void Counts_parameters_and_storage()
    {
        Assert.Equal(120, TinyNet.Description.ParameterCount);
        Assert.Equal(128 + (2 * 32), TinyNet.Description.StorageLength);
        Assert.Equal(3, TinyNet.Description.Layers.Count);
        Assert.Equal(["Dense1.Weights", "Dense1.Bias", "Dense2.Weights"], TinyNet.Description.Tensors.Select(t => t.Name));
    }

    [Fact]
    public void Finds_a_parameter_in_panels_and_in_the_transpose()
    {
        Assert.Equal((16 * 3) + (2 * 16) + 3, TinyNet.Weights1.IndexOf(2, 19));
        Assert.Equal(96 + 19, TinyNet.Bias1.IndexOf(0, 19));
        Assert.Equal(128 + 32 + 7, TinyNet.Weights2.IndexOf(7, 1));
    }

    [Fact]
    public void Names_the_tensor_when_there_is_no_such_parameter()
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>("output", () => TinyNet.Weights2.IndexOf(3, 2));
        Assert.StartsWith("Dense2.Weights has 20 inputs × 2 outputs; there is no [3, 2].", exception.Message);
        Assert.Throws<ArgumentOutOfRangeException>("input", () => TinyNet.Bias1.IndexOf(1, 0));
    }

    [Fact]
    public void Refuses_a_layout_of_another_shape()
    {
        PanelLayout layout = new(3, 20, 32, 1, 0);
        Assert.Throws<ArgumentException>("layout", () => new TensorDescription("W", 3, 20, 0, layout, transposed: true, 1f));
        Assert.Throws<ArgumentException>("layout", () => new TensorDescription("W", 20, 3, 0, layout, transposed: false, 1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorDescription("W", 3, 20, -1, layout, transposed: false, 1f));
    }

    [Fact]
    public void Writes_the_layer_table()
    {
        using GermanCulture german = new();
        NetworkDescription digits = Mnist("DigitNet", "Dense1");
        Assert.Equal(
            """
            DigitNet: 784 → 128 → 10, batch 64

            Layer     Shape      Activation         Parameters
            --------  ---------  -----------------  ----------
            Dense1    784 → 128  Relu                  100,480
            Dropout1  128        Dropout, rate 0.2           0
            Dense2    128 → 10   Softmax                 1,290
            --------  ---------  -----------------  ----------
            Total                                      101,770

            Loss: CrossEntropy, optimiser: Sgd

            """.ReplaceLineEndings("\n"),
            digits.Summary);
        Assert.Equal(digits.Summary, digits.ToString());
    }

    [Fact]
    public void Writes_penalties_and_hyper_parameters()
    {
        NetworkDescription network = new(
            "N", 1, 1, 1, "SquaredError", "Sgd", [], [], "λ‖W‖² with λ = 0.001",
            [new("LearningRate", 0.1f, 0f, float.PositiveInfinity, false), new("Momentum", 0.9f, 0f, 1f, false)]);
        Assert.EndsWith(
            "\n\nLoss: SquaredError, optimiser: Sgd (LearningRate = 0.1, Momentum = 0.9)\nPenalties: λ‖W‖² with λ = 0.001\n", network.Summary);
        string many = new NetworkDescription("N", 1, 1, 1, null, "Sgd", [], [], new string('p', 90), [new(new string('h', 90), 1f, 0f, 2f, false)]).Summary;
        Assert.All(many.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Keeps_the_table_within_80_columns()
    {
        string name = new('N', 70);
        NetworkDescription wide = Mnist(name, name);
        Assert.All(wide.Summary.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("100,480", wide.Summary);

        LayerDescription[] many = [.. Enumerable.Range(1, 40).Select(i => new LayerDescription($"Dense{i}", "Dense", 1000, 1000, "Relu", true, ""))];
        string summary = new NetworkDescription("DeepNet", 1000, 1000, 1, null, null, many, []).Summary;
        Assert.All(summary.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.StartsWith("DeepNet: 1,000 → 1,000 → ", summary);
        Assert.Contains(" → … → 1,000, batch 1\n", summary);
        Assert.DoesNotContain("Loss", summary);
    }

    private static NetworkDescription Mnist(string name, string first) => new(
        name, 784, 10, 64, "CrossEntropy", "Sgd",
        [
            new LayerDescription(first, "Dense", 784, 128, "Relu", true, ""),
            new LayerDescription("Dropout1", "Dropout", 128, 128, "", false, "rate 0.2"),
            new LayerDescription("Dense2", "Dense", 128, 10, "Softmax", true, ""),
        ],
        [
            new TensorDescription($"{first}.Weights", 784, 128, 0, new PanelLayout(784, 128, 64, 2, 0), false, 0.1f),
            new TensorDescription($"{first}.Bias", 1, 128, 100352, new PanelLayout(1, 128, 128, 1, 0), false, 0f),
            new TensorDescription("Dense2.Weights", 128, 10, 100480, new PanelLayout(128, 10, 16, 1, 0), false, 0.1f),
            new TensorDescription("Dense2.Bias", 1, 10, 102528, new PanelLayout(1, 10, 16, 1, 0), false, 0f),
        ]);
}
