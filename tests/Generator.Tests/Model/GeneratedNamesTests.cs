using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Model;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Model;

/// <summary>The table of generated names holds what is really generated.</summary>
public class GeneratedNamesTests
{
    private static readonly string[] s_networks =
    [
        Sources.Digits,
        "[Network(4)] [Dropout(Mask = MaskSource.Caller)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] [L1(1e-3)] [Sgd(Momentum = 0.9)] partial class Small;",
        "[Network(4, Batch = 2)] [Dense(3, Activation.Gelu)] [Dense(1)] [MeanSquaredError] [Sgd(Momentum = 0.9, Nesterov = true)] partial class Regression;",
        "[Network(4)] [Dropout(0.5, Scale = false)] [Dense(3, Activation.Softmax)] partial class Inference;",
        "[Network(4)] [Dense(3)] [Sgd] partial class Policy;",
        "[Network(0)] [Dense(3)] [SquaredError] [Sgd] partial class Wrong;",
        "[Network(4)] [Dense(3)] [SquaredError] [Adam] partial class Adaptive;",
        "[Network(4)] [Dense(3)] [SquaredError] [AdamW] partial class Decayed;",
        "[Network(4)] [Dense(3)] [SquaredError] [RmsProp] partial class MeanSquares;",
        "[Network(4)] [Dense(3)] [SquaredError] [Sgd] [ClipGradients(Value = 1)] partial class ByValue;",
        "[Network(4)] [Dense(3)] [SquaredError] [Sgd] [ClipGradients(Norm = 1)] partial class ByNorm;",
        "[Network(4, Training = false)] [Dropout(0.5)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Adam] partial class Deployed;",
        "[Network(4)] [Dense(3)] [Weights(\"iris.safetensors\")] partial class BuiltIn;",
        "[Network(4)] [Dense(3)] [ExportC(\"exported\")] partial class Exported;",
    ];

    [Fact]
    public void EveryGeneratedMember_IsInTheTable()
    {
        foreach (string source in s_networks)
        {
            GeneratorRun run = GeneratorHarness.Run(source);
            HashSet<string> layers = [.. run.Model.Layers.Select(layer => layer.Name)];
            INamedTypeSymbol type = (INamedTypeSymbol)run.Output.GetSymbolsWithName(run.Model.Type.Name, SymbolFilter.Type).Single();

            IEnumerable<string> unknown = MemberParser.Collect(run.Output, type)
                .Select(member => MemberParser.Parse(member, type))
                .Where(member => !layers.Contains(member.Name) && !GeneratedNames.IsTaken(member.Name, member.Signature))
                .Select(member => member.Name + member.Signature);

            Assert.Empty(unknown);
        }
    }

    [Theory]
    [InlineData("Predict", "(string)", false)]
    [InlineData("Predict", "(ReadOnlySpan<float>,Span<float>)", true)]
    [InlineData("Predict", "(ReadOnlySpan<float>,Span<float>)`1", false)]
    [InlineData("Predict", null, true)]
    [InlineData("CopyFrom", "(string)", false)]
    [InlineData("CopyFrom", "(*)", true)]
    [InlineData("BlendFrom", "(*,float)", true)]
    [InlineData("BlendFrom", "(*,double)", false)]
    [InlineData("Summary", "()", true)]
    [InlineData("Hidden", null, false)]
    public void Members_ClashByNameAndSignature(string name, string? signature, bool clashes)
    {
        Assert.Equal(clashes, GeneratedNames.IsTaken(name, signature));
    }

    [Fact]
    public void OverloadsOfGeneratedMethods_AreAllowed()
    {
        GeneratorHarness.Run("""
            [Network(4)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd]
            public sealed partial class Net
            {
                private static readonly string s_path = "weights";

                public static int Helper { get; } = s_path.Length;

                public float[] Predict(float[] row) => row;

                public void TrainStep() { }

                public void CopyFrom(string path) { }

                public void CopyFrom(Net other, bool deep) { }

                public void BlendFrom(Net other, double amount) { }

                public void TrainStep<T>(System.ReadOnlySpan<float> inputs, System.ReadOnlySpan<T> labels) { }
            }
            """).AssertClean();
    }
}
