using System.Linq;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>After an error the members of the network still exist, so that calls to them are not reported on top.</summary>
public class SurfaceTests
{
    private const string Training = """
        static class Program
        {
            static float Run(float[] inputs, float[] targets, int[] labels, float[] outputs)
            {
                Net net = new(seed: 3) { LearningRate = 0.5f };
                net.Predict(inputs, outputs);
                net.PredictLogits(inputs, outputs);
                net.PredictLabels(inputs, labels);
                net.CopyParametersTo(new float[Net.ParameterCount]);
                net.CopyFrom(net.Clone());
                float weight = net.Dense1.Weights[0, Net.Outputs - 1] + net.Gradients.Dense1.Bias[0];
                float loss = net.TrainStep(inputs, targets) + net.Loss(inputs, targets) + net.ComputeGradients(inputs, targets) + net.Penalty() + weight;
                net.ApplyGradients();
                return loss + net.Steps + Net.Batch + Net.Inputs + net.Summary.Length + net.PredictLabel(inputs);
            }

            static float RunLabels(Net net, float[] inputs, int[] labels) =>
                net.TrainStep(inputs, labels) + net.Loss(inputs, labels) + net.ComputeGradients(inputs, labels) + net.TrainStep(inputs, 1);
        }
        """;

    [Theory]
    [InlineData("UNR0101", "[Network(0)] [Dense(3, Activation.Softmax)]")]
    [InlineData("UNR0101", "[Network(4)] [Dense(-3, Activation.Softmax)]")]
    [InlineData("UNR0102", "[Network(4)] [Dense(5)] [Dense(6, 3, Activation.Softmax)]")]
    [InlineData("UNR0202", "[Network(4)] [Dense(3, (Activation)77)]")]
    [InlineData("UNR0203", "[Network(4)] [Dense(3, Activation.Softmax, Name = \"a b\")]")]
    [InlineData("UNR0307", "[Network(4)] [Dense(1, Activation.Relu)]")]
    [InlineData("UNR0309", "[Network(4)] [Dense(1, Activation.Softmax)]")]
    [InlineData("UNR0401", "[Network(70000)] [Dense(70000, Activation.Softmax)]")]
    [InlineData("UNR0304", "[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy]")]
    public void CallsToANetworkWithAnError_Bind(string id, string attributes)
    {
        GeneratorRun run = GeneratorHarness.Run(Training + attributes + "[CrossEntropy] [Sgd] sealed partial class Net;");

        Assert.Equal([id], run.Ids);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void CallsToANetworkThatIsNotPartial_Bind()
    {
        GeneratorRun run = GeneratorHarness.Run(Training + "[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd] sealed class Net;");

        Assert.Equal(["UNR0001"], run.Ids);
        Assert.Equal(["CS0260"], run.CompilerDiagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void MaskOfTheCaller_IsThereAfterAnError()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            static class Program { static void Run(Net net) => net.Gate.Mask[0, 0] = 1; }
            [Network(4)] [Dense(3, Activation.Softmax)] [Dropout(Mask = MaskSource.Caller, Name = "Gate")] [CrossEntropy] [Sgd] sealed partial class Net;
            """);

        Assert.Equal(["UNR0312"], run.Ids);
        Assert.Empty(run.CompilerDiagnostics);
    }
}
