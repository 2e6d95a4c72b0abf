using Unrolled.Generator.Model;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Shapes;

/// <summary>What a declaration leaves out is completed: sizes, names, defaults.</summary>
public class InferenceTests
{
    [Fact]
    public void Digits_IsTheModelItDescribes()
    {
        NetworkModel model = Infer(Sources.Digits);

        Assert.Equal((784, 64), (model.Inputs, model.Batch));
        Assert.Equal<LayerModel>(
            [
                new DenseModel("Dense1", 784, 128, "Relu", 0, true, "He"),
                new DropoutModel("Dropout1", 128, 0.2f, true, false),
                new DenseModel("Dense2", 128, 10, "Softmax", 0, true, "Glorot"),
            ],
            model.Layers);
        Assert.Equal("CrossEntropy", model.Loss?.Kind);
        Assert.Equal([new PenaltyModel("L2", 1e-4f)], model.Penalties);
        Assert.Equal(new OptimizerModel("Sgd", [0.1f, 0], string.Empty), model.Optimizer);
        Assert.False(model.HasErrors);
    }

    [Fact]
    public void Minimal_HasDefaults()
    {
        NetworkModel model = Infer("[Network(4)] [Dense(3)] partial class Net;");

        Assert.Equal(1, model.Batch);
        Assert.Equal([new DenseModel("Dense1", 4, 3, "Identity", 0, true, "Glorot")], model.Layers);
        Assert.Null(model.Loss);
        Assert.Empty(model.Penalties);
        Assert.Null(model.Optimizer);
    }

    [Fact]
    public void Options_AreTaken()
    {
        NetworkModel model = Infer("""
            [Network(4)]
            [Dropout(Mask = MaskSource.Caller, Name = "Gate")]
            [Dense(4, 5, Activation.LeakyRelu, Slope = 0, Bias = false, Name = "Hidden", Initializer = Initializer.PyTorch)]
            [Dropout(0.5, Scale = false)]
            [Dense(6, Activation.Elu, Alpha = 0.5)]
            [Dense(7, Activation.Elu)]
            [Dense(2, Activation.LeakyRelu)]
            [L1(1), WeightDecay(0)]
            [MeanSquaredError]
            [Sgd(Momentum = 0.9, Nesterov = true)]
            partial class Net;
            """);

        Assert.Equal<LayerModel>(
            [
                new DropoutModel("Gate", 4, 0, true, true),
                new DenseModel("Hidden", 4, 5, "LeakyRelu", 0, false, "PyTorch"),
                new DropoutModel("Dropout2", 5, 0.5, false, false),
                new DenseModel("Dense2", 5, 6, "Elu", 0.5, true, "He"),
                new DenseModel("Dense3", 6, 7, "Elu", 1, true, "He"),
                new DenseModel("Dense4", 7, 2, "LeakyRelu", 0.01, true, "He"),
            ],
            model.Layers);
        Assert.Equal([new PenaltyModel("L1", 1), new PenaltyModel("WeightDecay", 0)], model.Penalties);
        Assert.Equal(new OptimizerModel("Sgd", [0.01, 0.9], "Nesterov"), model.Optimizer);
    }

    [Theory]
    [InlineData("Relu", "He")]
    [InlineData("LeakyRelu", "He")]
    [InlineData("Elu", "He")]
    [InlineData("Silu", "He")]
    [InlineData("Gelu", "He")]
    [InlineData("Softplus", "He")]
    [InlineData("Identity", "Glorot")]
    [InlineData("Sigmoid", "Glorot")]
    [InlineData("Tanh", "Glorot")]
    [InlineData("Softmax", "Glorot")]
    public void Initializer_FollowsTheActivation(string activation, string initializer)
    {
        NetworkModel model = Infer($"[Network(4)] [Dense(3, Activation.{activation})] partial class Net;");

        Assert.Equal(initializer, ((DenseModel)model.Layers[0]).Initializer);
    }

    private static NetworkModel Infer(string source) => GeneratorHarness.Run(source).AssertClean().Model;
}
