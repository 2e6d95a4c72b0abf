using System.Linq;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Shapes;

/// <summary>A wrong declaration still gives a network without contradictions, with every layer that calls may name.</summary>
public class StandInTests
{
    [Theory]
    [InlineData("[Network(0)] [Dense(-3)] [Dense(7, 3, Name = \"class\")]", "Dense1", "Dense2")]
    [InlineData("[Network(4)] [Dropout] [CrossEntropy]", "Dropout1", "Dense_")]
    [InlineData("[Network(4)] [Dense(1, Activation.Softmax)] [CrossEntropy]", "Dense1")]
    [InlineData("[Network(4)] [Dense(3, Activation.Softmax)] [Dense(2, Activation.Relu)] [BinaryCrossEntropy]", "Dense1", "Dense2")]
    [InlineData("[Network(4)] [Dense(3, Activation.Softmax)] [Dropout(Mask = MaskSource.Caller)] [CrossEntropy]", "Dropout1", "Dense1")]
    [InlineData("[Network(70000, Batch = 70000)] [Dense(70000)] [Dropout(2)] [Dense(3)] [SquaredError]", "Dense1", "Dropout1", "Dense2")]
    [InlineData("[Network(4)] [Dense(3, Name = \"A\")] [Dense(3, Name = \"A\")] [Dense(3, Name = \"A_\")]", "A", "A_", "A__")]
    [InlineData("[Network(4)] [Dense(3, (Activation)(-1), Initializer = (Initializer)9)] [CrossEntropy]", "Dense1")]
    [InlineData("[Network(4)] [Dense] [CrossEntropy]", "Dense1")]
    public void Errors_LeaveAConsistentNetwork(string attributes, params string[] names)
    {
        NetworkModel model = GeneratorHarness.Run(attributes + " partial class Net;").Model;

        Assert.True(model.HasErrors);
        Assert.Equal(names, model.Layers.Select(layer => layer.Name));
        Consistency.Assert(model);
    }

    [Theory]
    [InlineData("partial record Net;")]
    [InlineData("static partial class Net;")]
    [InlineData("partial class Net<T>;")]
    [InlineData("partial class Net(int x);")]
    [InlineData("partial class Batch;")]
    [InlineData("file partial class Net;")]
    public void ClassesThatNothingCanBeAddedTo_GetNothing(string declaration)
    {
        GeneratorRun run = GeneratorHarness.Run("[Network(4)] [Dense(3)] " + declaration);

        Assert.Empty(run.Models);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void LossWithoutItsActivation_GetsOneThatFits()
    {
        NetworkModel model = GeneratorHarness.Run("[Network(4)] [Dense(3)] [BinaryCrossEntropy] partial class Net;").Model;

        Assert.Contains(((DenseModel)model.Layers[0]).Activation, Catalogue.Loss("BinaryCrossEntropy").Follows!);
    }
}
