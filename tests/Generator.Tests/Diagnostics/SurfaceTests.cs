using System;
using System.Linq;
using System.Text.RegularExpressions;
using Unrolled.Generator.Model;
using Unrolled.Generator.Tests.Documentation;
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

    /// <summary>Rules after which nothing can be added to the class; the page of each says what the compiler adds.</summary>
    private static readonly string[] s_withoutSurface = ["UNR0003", "UNR0004", "UNR0008", "UNR0009", "UNR0011", "UNR0013"];

    public static TheoryData<DiagnosticCase> Errors => new(RuleTests.Cases.Where(one =>
        one.Source.Contains("class Net", StringComparison.Ordinal) && !s_withoutSurface.Contains(one.Id) && !one.Id.StartsWith("UNR05", StringComparison.Ordinal)));

    /// <summary>Every case of every rule, with calls of what its class would have if it were right.</summary>
    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public void CallsToAnyNetworkWithAnError_Bind(DiagnosticCase wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        bool hasLoss = Regex.IsMatch(wrong.Source, "(CrossEntropy|SquaredError)\\b");
        bool hasOptimizer = Regex.IsMatch(wrong.Source, "(Sgd|Adam|AdamW|RmsProp)\\b");
        string calls = $$"""
            static class Program
            {
                static void Run(Net net, float[] inputs, float[] targets, System.Span<float> outputs)
                {
                    net.Predict(inputs, outputs);
                    net.PredictLogits(inputs, outputs);
                    net.CopyParametersTo(new float[Net.ParameterCount]);
                    net.CopyFrom(new Net(seed: Net.Inputs + Net.Outputs + Net.Batch).Clone());
                    net.Initialize(3);
                    {{(hasLoss ? "outputs[0] = net.Loss(inputs, targets) + net.ComputeGradients(inputs, targets);" : "")}}
                    {{(hasOptimizer ? "net.LearningRate = net.Steps; net.ApplyGradients();" : "")}}
                    {{(hasLoss && hasOptimizer ? "outputs[0] = net.TrainStep(inputs, targets);" : "")}}
                }
            }
            """;

        AnalyzerRun run = AnalyzerHarness.Run(Markup.Parse(wrong.Source).Source, calls);

        Assert.Equal([wrong.Id], run.Ids);
        Assert.Empty(run.CompilerDiagnostics.Select(diagnostic => diagnostic.Id).Except(wrong.FromCompiler));
    }

    [Fact]
    public void CallsToANetworkThatIsNotPartial_Bind()
    {
        GeneratorRun run = GeneratorHarness.Run(Training + "[Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd] sealed class Net;");

        Assert.Equal(["UNR0001"], run.Ids);
        Assert.Equal(["CS0260"], run.CompilerDiagnostics.Select(diagnostic => diagnostic.Id));
    }

    /// <summary>A member of the author's in the place of any generated one: the network still is what it would be, for whoever takes an interface.</summary>
    [Theory]
    [InlineData("ILabelTrainable", "[Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd]")]
    [InlineData("ITrainable", "[Dense(3)] [SquaredError] [Sgd]")]
    [InlineData("INetwork", "[Dense(3)] [SquaredError]")]
    [InlineData("INetwork", "[Dense(3)]")]
    public void InterfacesOfANetworkWithClashes_AreImplemented(string type, string attributes)
    {
        string[] names = [.. GeneratedNames.All.Select(member => member.Split('(')[0]).Where(name => name is not (".ctor" or "ToString")).Distinct()];
        GeneratorRun run = GeneratorHarness.Run($$"""
            #pragma warning disable CS0649
            static class Program
            {
                public static {{type}} Make() => new Net(seed: 3).Clone_();
                public static int Take<T>(T net) where T : INetwork => net.Seed;
                public static int Run(Net net) => Take(net) + Take<{{type}}>(net);
            }
            [Network(4)] {{attributes}} sealed partial class Net
            {
                {{string.Join(" ", names.Select(name => $"public int {name};"))}}
                public Net Clone_() => this;
            }
            """);

        Assert.Equal(Enumerable.Repeat("UNR0007", names.Length), run.Ids);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void MethodInThePlaceOfAGeneratedOne_LeavesTheOthers()
    {
        GeneratorRun run = GeneratorHarness.Run(Training + """
            [Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd] sealed partial class Net
            {
                public void Predict(System.ReadOnlySpan<float> inputs, System.Span<float> outputs) => ((ITrainable)this).Predict(inputs, outputs);
                public float TrainStep(System.ReadOnlySpan<float> inputs, System.ReadOnlySpan<int> labels) => ((ILabelTrainable)this).TrainStep(inputs, labels);
            }
            """);

        Assert.Equal(["UNR0007", "UNR0007"], run.Ids);
        Assert.Empty(run.CompilerDiagnostics);
    }

    /// <summary>Where errors of the compiler cannot be kept away, the page of the rule names them.</summary>
    [Theory]
    [InlineData("UNR0003", "static partial class Net { public static void Go(float[] x) => Predict(x, x); }")]
    [InlineData("UNR0003", "abstract partial class Net { public void Go(float[] x) => Predict(x, x); }")]
    [InlineData("UNR0003", "partial record Net { public void Go(float[] x) => Predict(x, x); } class Derived : Net;")]
    [InlineData("UNR0003", "file partial class Net { public void Go(float[] x) => Predict(x, x); }")]
    [InlineData("UNR0015", "partial class Net;", "Momentum = 1.0 / Net.Inputs")]
    public void WhatTheCompilerAdds_IsOnThePage(string id, string declaration, string momentum = "Momentum = 0.9")
    {
        AnalyzerRun run = AnalyzerHarness.Run($$"""
            [Network(4)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] [Sgd({{momentum}})] {{declaration}}
            [Network({{(id == "UNR0015" ? "Net.Outputs" : "4")}})] [Dense({{(id == "UNR0015" ? "Net.Outputs" : "1")}}, Activation.Sigmoid)] partial class Other;
            file static class Program
            {
                static INetwork Make() => new Net(seed: 3);
                static int Take<T>(T net) where T : INetwork => net.Seed;
                static void Give(INetwork net) => net.Initialize(1);
                static void Run(Net net, Other other, float[] x)
                {
                    Net another = new Net(3);
                    Give(net);
                    Take(net);
                    net.Predict(x, x);
                    x[Net.Inputs] = net.Predict(x) + other.Predict(x);
                    net.Momentum = 0.5f;
                }
            }
            """);
        string page = MarkdownFile.All.Single(file => file.Name == $"docs/diagnostics/{id}.md").Text;

        string[] added = [.. run.CompilerDiagnostics.Select(diagnostic => diagnostic.Id).Distinct()];
        string[] unnamed = [.. added.Where(error => !page.Contains(error, StringComparison.Ordinal))];

        Assert.Equal([id], run.Ids.Distinct());
        Assert.NotEmpty(added);
        Assert.Empty(unnamed);
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
