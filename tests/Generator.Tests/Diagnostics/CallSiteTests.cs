using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Calls of networks in projects that are not one library.</summary>
public class CallSiteTests
{
    [Fact]
    public void TopLevelStatements_AreChecked()
    {
        CSharpCompilation program = GeneratorHarness.Compile(
            """
            Net net = new();
            float[] row = new float[7];
            float[] other = new float[7];
            System.Console.WriteLine(net.PredictLabel(row));
            if (other.Length == 4) { net.PredictLabel(other); }
            """,
            Sources.Classifier);

        AnalyzerRun run = AnalyzerHarness.Run(program.WithOptions(program.Options.WithOutputKind(OutputKind.ConsoleApplication)));

        Assert.Equal("row", RuleTests.TextAt(Assert.Single(run.Diagnostics).Location));
        Assert.Empty(run.CompilerDiagnostics);
    }

    /// <summary>The program gets to a constructor by another name of its class.</summary>
    [Theory]
    [InlineData("using B = Bad;", "_ = new B(net);")]
    [InlineData("global using B = Bad;", "_ = new B(net);")]
    [InlineData("using B = System.Collections.Generic.List<Bad>;", "B all = new() { new(net) };")]
    [InlineData("using B = System.Func<Net, Bad>;", "B make = static one => new(one); _ = make(net);")]
    public void Aliases_AreNamesOfTheirTypes(string alias, string call)
    {
        // What is global stands in a file of its own, where nothing else leads to the class.
        (string global, string local) = alias.StartsWith("global", System.StringComparison.Ordinal) ? (alias, "") : ("", alias);
        const string bad = "class Bad { public Bad(Net net) => net.Predict(new float[7], new float[6]); }";
        string Caller(string statements) => $"{local} static class Caller {{ public static void Go(Net net) {{ {statements} }} }}";

        Assert.Equal(["UNR0501"], AnalyzerHarness.Run(global, bad, Caller(call), Sources.Classifier).Ids);
        Assert.Empty(AnalyzerHarness.Run(global, bad, Caller($"try {{ {call} }} catch (System.ArgumentException) {{ }}"), Sources.Classifier).Ids);
    }

    /// <summary>Its constants are seen, its layers not.</summary>
    [Fact]
    public void NetworkOfAnotherAssembly_IsCheckedByItsConstants()
    {
        using MemoryStream image = new();
        Assert.True(GeneratorHarness.Run(Sources.Classifier.Replace("partial class", "public partial class", System.StringComparison.Ordinal)).Output.Emit(image).Success);
        CSharpCompilation program = GeneratorHarness.Compile(CallSitePrograms.Wrap(
            "net.Predict(new float[7], y); net.CopyParametersTo(new float[82]); net.Dense1.Weights.CopyTo(new float[1]); _ = net.TrainStep(x, 3);", ""));

        AnalyzerRun run = AnalyzerHarness.Run(program.AddReferences(MetadataReference.CreateFromImage(image.ToArray())));

        Assert.Equal(["UNR0501", "UNR0504", "UNR0505"], run.Ids);
        Assert.Empty(run.CompilerDiagnostics);
    }

    /// <summary>An editor gives references to projects with their source, which belongs to another compilation.</summary>
    [Fact]
    public void FieldsOfAnotherProject_AreLeftAlone()
    {
        CSharpCompilation data = GeneratorHarness.Compile("public static class Data { public static readonly float[] Field = new float[7]; public static float[] Property => new float[7]; public static readonly int Size = 7; }");
        CSharpCompilation program = GeneratorHarness.Compile(CallSitePrograms.Wrap(
            "net.Predict(Data.Field, y); net.Predict(Data.Property, y); net.Predict(new float[Data.Size], y);", ""), Sources.Classifier);

        Assert.Empty(AnalyzerHarness.Run(program.AddReferences(data.ToMetadataReference())).Ids);
    }

    [Fact]
    public void ProjectWithoutTheVocabulary_IsLeftAlone()
    {
        CSharpCompilation program = GeneratorHarness.Compile("");
        MetadataReference[] others = [.. program.References.Where(reference => !reference.Display!.Contains("Unrolled", System.StringComparison.Ordinal))];
        SyntaxTree source = CSharpSyntaxTree.ParseText("class Net { public void Predict(float[] inputs) { } static void Run(Net net) => net.Predict(new float[7]); }");

        Assert.Empty(AnalyzerHarness.Analyze(program.WithReferences(others).ReplaceSyntaxTree(program.SyntaxTrees.Single(), source), AnalyzerHarness.Analyzers));
    }

    [Theory]
    [InlineData("[Network(0)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd]", "UNR0101")]
    [InlineData("[Network(4)] [Dense(5)] [Dense(6, 3, Activation.Softmax)] [CrossEntropy] [Sgd]", "UNR0102")]
    [InlineData("[Network(4)] [Dense(3, Activation.Relu)] [CrossEntropy] [Sgd]", "UNR0307")]
    public void NetworkWithAnError_HasThatErrorOnly(string attributes, string id)
    {
        AnalyzerRun run = AnalyzerHarness.Run(CallSitePrograms.Wrap("net.Predict(new float[7], y); net.Predict(x, x); net.CopyParametersTo(new float[1]);", attributes + "partial class Net;"));

        Assert.Equal([id], run.Ids);
        Assert.Empty(run.CompilerDiagnostics);
    }
}
