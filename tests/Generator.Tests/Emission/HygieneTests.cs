using System.Linq;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Emission;

/// <summary>Emitted code compiles whatever users call things and however deep or large the network is.</summary>
public class HygieneTests
{
    [Fact]
    public void FourteenLayers_BufferAndTileNamesStayApart() => GeneratorHarness.Run(
        $"[Network(16, Batch = 9)] {string.Concat(Enumerable.Repeat("[Dense(16, Activation.Gelu)] ", 13))} [Dense(16)] [SquaredError] [Sgd] partial class Deep;").AssertClean();

    [Theory]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    [InlineData("RmsProp")]
    public void Optimizers_WhateverShapesTheLayersHave(string optimizer) => GeneratorHarness.Run(
        $"[Network(100, Batch = 9)] [Dense(65, Activation.Gelu)] [Dropout(0.5)] [Dense(1, Bias = false)] [SquaredError] [L1(1e-3)] [{optimizer}] partial class Net;").AssertClean();

    [Theory]
    [InlineData("loss")]
    [InlineData("inputs")]
    [InlineData("trace")]
    [InlineData("network")]
    [InlineData("memory")]
    [InlineData("rows")]
    [InlineData("Kernels")]
    [InlineData("Programs")]
    [InlineData("Rows")]
    [InlineData("Simd")]
    [InlineData("Vec")]
    [InlineData("Add")]
    [InlineData("Softmax")]
    public void LayerNames_HideNothing(string name) => GeneratorHarness.Run(
        $"[Network(4, Batch = 2)] [Dense(5, Activation.Relu, Name = \"{name}\")] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd] partial class Net;").AssertClean();

    [Theory]
    [InlineData("@class")]
    [InlineData("@namespace")]
    [InlineData("Vec")]
    [InlineData("Memory")]
    [InlineData("Span")]
    public void ClassNames_InTheGlobalNamespace(string name) => GeneratorHarness.Run(
        $"[Network(4, Batch = 2)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd] public partial class {name};").AssertClean();

    /// <summary>The compiler warns of such names, where the author can see it: once is enough.</summary>
    [Theory]
    [InlineData("partial class net;")]
    [InlineData("partial class games { [Network(4)] [Dense(3)] partial class Net; }")]
    public void LowerCaseNames_AreNotTheEmittedFilesBusiness(string declaration) => GeneratorHarness.Run(
        $"#pragma warning disable CS8981\n{(declaration.Contains('[', System.StringComparison.Ordinal) ? "" : "[Network(4)] [Dense(3)] ")}{declaration}").AssertClean();

    /// <summary>A clone is given what every object has to be given.</summary>
    [Fact]
    public void RequiredMembers_ComeAlongWithAClone()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            class Named { public required string Label { get; init; } public required int Hidden { private get; init; } }
            [Network(4)] [Dense(3)] [SquaredError] [Sgd] partial class Net : Named
            {
                public required int @class;
                public required float[] Means { get; set; }
                public required string Secret { set => Length = value?.Length ?? -1; }
                public int Length { get; private set; }
                public static object[] Clones()
                {
                    Net net = new() { Label = "kinds", Hidden = 1, @class = 3, Means = [0.5f], Secret = "four" };
                    Net copy = net.Clone();
                    return [copy.Label, copy.@class, copy.Means, copy.Length];
                }
            }
            """).AssertClean();

        object clones = run.Load().GetType("Net")!.GetMethod("Clones")!.Invoke(null, null)!;

        Assert.Equal(["kinds", 3, new[] { 0.5f }, -1], (object[])clones);
    }

    [Theory]
    [InlineData("[Network(16, Batch = {0})] [Dense(16, Activation.Softmax)] [CrossEntropy] partial class Net;")]
    [InlineData("[Network(16, Batch = {0})] [Dropout(0.5)] [Dense(16, Activation.Tanh)] [Dropout(0.5)] [Dense(3, Activation.Sigmoid)] [BinaryCrossEntropy] [Sgd(Momentum = 0.9)] partial class Net;")]
    [InlineData("[Network(100, Batch = {0})] [Dense(2)] [SquaredError] [Sgd] partial class Net;")]
    public void LargestBatches_AreRefusedOrEmitted(string source)
    {
        bool emitted = false;
        bool refused = false;
        for (int batch = 1_000_000; batch <= 64_000_000; batch += 1_500_000)
        {
            GeneratorRun run = GeneratorHarness.Run(source.Replace("{0}", batch.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            emitted |= run.Ids.Length == 0;
            refused |= run.Ids.Length > 0;
            Assert.All(run.Ids, id => Assert.Equal("UNR0401", id));
            Assert.Null(run.Result.Exception);
        }

        Assert.True(emitted && refused);
    }
}
