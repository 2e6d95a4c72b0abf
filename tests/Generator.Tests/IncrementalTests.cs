using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Tests.Harness;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Unrolled.Generator.Tests;

/// <summary>The exact reason of every step after each kind of edit.</summary>
public class IncrementalTests
{
    private const string WithError = "[Network(0)] [Dense(3)] partial class Net;";

    [Fact]
    public void FirstRun_EverythingIsNew()
    {
        GeneratorRunResult result = GeneratorHarness.CreateDriver().RunGenerators(GeneratorHarness.Compile(Sources.Digits)).GetRunResult().Results.Single();

        Assert.All(StepReasons.Transforms.Concat(StepReasons.Derived), step => Assert.Equal([New], StepReasons.Of(result, step)));
    }

    [Fact]
    public void NewFile_ParseIsUnchangedAndTheRestCached()
    {
        GeneratorRunResult result = RunTwice(compilation => compilation.AddSyntaxTrees(GeneratorHarness.Parse("class Another;", "Another.cs")));

        AssertReasons(result, parse: Unchanged, infer: Cached, name: Cached, emit: Cached, diagnose: Unchanged);
        Assert.All(StepReasons.OfOutputs(result), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void EditInAnotherFile_ParseIsUnchangedAndTheRestCached()
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, "One => 1", "One => 2"));

        AssertReasons(result, parse: Unchanged, infer: Cached, name: Cached, emit: Cached, diagnose: Unchanged);
    }

    [Theory]
    [InlineData("namespace Samples;", "namespace Samples; internal sealed class Neighbour;")]
    [InlineData("[Dropout(0.2f)]", "// half of them would be too many\n[Dropout(0.2f)]")]
    [InlineData("[Dropout(0.2f)]", "[Dropout(rate: 0.2F)]")]
    [InlineData("[Dense(128, Activation.Relu)]", "[Dense(64 + 64, activation: Activation.Relu)]")]
    [InlineData("public sealed partial class DigitNet;", "public sealed partial class DigitNet\n{\n    // nothing of our own\n}")]
    public void EditThatMeansTheSame_ParseIsUnchangedAndTheRestCached(string old, string changed)
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, old, changed));

        AssertReasons(result, parse: Unchanged, infer: Cached, name: Cached, emit: Cached, diagnose: Unchanged);
        Assert.All(StepReasons.OfOutputs(result), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void OwnMember_IsParsedAndLeavesTheNetworkUnchanged()
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, "class DigitNet;", "class DigitNet { private static int Helper() => 1; }"));

        AssertReasons(result, parse: Modified, infer: Unchanged, name: Cached, emit: Cached, diagnose: Unchanged);
        Assert.All(StepReasons.OfOutputs(result), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void OtherWidth_IsModifiedThroughout()
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, "Dense(128", "Dense(64"));

        AssertReasons(result, parse: Modified, infer: Modified, name: Modified, emit: Modified, diagnose: Unchanged);
    }

    [Fact]
    public void OtherWidthOfOneNetwork_LeavesTheOtherCached()
    {
        string other = Sources.Digits.Replace("DigitNet", "OtherNet", StringComparison.Ordinal);

        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, "Dense(128", "Dense(64"), Sources.Digits, other);

        Assert.Equal([Modified, Unchanged], StepReasons.Of(result, TrackingNames.Parse));
        Assert.Equal([Modified, Cached], StepReasons.Of(result, TrackingNames.Infer));
        Assert.Equal([Modified, Unchanged], StepReasons.Of(result, TrackingNames.Name));
        Assert.Equal([Modified, Cached], StepReasons.Of(result, TrackingNames.Emit));
    }

    [Fact]
    public void DiagnosticThatMoves_IsReportedAgainWithoutEmitting()
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, "[Network(0)]", "\n[Network(0)]"), WithError);

        AssertReasons(result, parse: Unchanged, infer: Cached, name: Cached, emit: Cached, diagnose: Modified);
    }

    [Fact]
    public void DiagnosticWithOtherNumbers_IsReportedAgainWithoutEmitting()
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, "Network(0)", "Network(-1)"), WithError);

        AssertReasons(result, parse: Modified, infer: Unchanged, name: Cached, emit: Cached, diagnose: Modified);
    }

    [Fact]
    public void ErrorFixed_NetworkIsEmitted()
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, "Network(0)", "Network(4)"), WithError);

        AssertReasons(result, parse: Modified, infer: Modified, name: Modified, emit: Modified, diagnose: Modified);
        Assert.Empty(result.Diagnostics);
    }

    private static void AssertReasons(
        GeneratorRunResult result,
        IncrementalStepRunReason parse,
        IncrementalStepRunReason infer,
        IncrementalStepRunReason name,
        IncrementalStepRunReason emit,
        IncrementalStepRunReason diagnose)
    {
        Assert.Equal([parse], StepReasons.Of(result, TrackingNames.Parse));
        Assert.Equal([infer], StepReasons.Of(result, TrackingNames.Infer));
        Assert.Equal([name], StepReasons.Of(result, TrackingNames.Name));
        Assert.Equal([emit], StepReasons.Of(result, TrackingNames.Emit));
        Assert.Equal([diagnose], StepReasons.Of(result, TrackingNames.Diagnose));
    }

    private static GeneratorRunResult RunTwice(Func<CSharpCompilation, CSharpCompilation> edit, params string[] sources)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile([.. sources.DefaultIfEmpty(Sources.Digits), Sources.Unrelated]);
        GeneratorDriver driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);
        return driver.RunGenerators(edit(compilation)).GetRunResult().Results.Single();
    }

    /// <summary>Replaces a text in the first file that has it.</summary>
    private static CSharpCompilation Edit(CSharpCompilation compilation, string old, string changed)
    {
        SyntaxTree tree = compilation.SyntaxTrees.First(candidate => candidate.ToString().Contains(old, StringComparison.Ordinal));
        string text = tree.ToString().Replace(old, changed, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(text)));
    }
}
