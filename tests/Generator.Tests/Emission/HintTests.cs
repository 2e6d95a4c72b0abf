using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Emission;

/// <summary>
/// Hints reach what they are for. No result depends on them, so that nothing else would notice: emitted products run with a recorder in the place of
/// <c>Prefetch</c>, and the lines it saw are compared with those that tiles read later.
/// </summary>
public class HintTests
{
    private const string Recorder = """
        internal static class Recorder
        {
            public static readonly float[] Memory = new float[2_000_000];
            public static readonly System.Collections.Generic.HashSet<long> Lines = new();
            public static void Read(ref float at) => Lines.Add((long)System.Math.Floor(System.Runtime.CompilerServices.Unsafe.ByteOffset(ref Memory[0], ref at) / 64.0));
        }
        """;

    [Theory]
    [InlineData("[Network(160, Batch = 64)] [Dense(64)]", "Dense1Forward")]
    [InlineData("[Network(161, Batch = 50)] [Dense(40)]", "Dense1Forward")] // one term a turn, narrow panels
    [InlineData("[Network(48, Batch = 64)] [Dense(16)]", "Dense1Forward")] // chains
    [InlineData("[Network(1000, Batch = 64)] [Dense(300)]", "Dense1Forward")] // blocks, the last one short
    [InlineData("[Network(992, Batch = 17)] [Dense(272)]", "Dense1Forward")]
    public void Products_FetchTheNextTileOfTheCallersRows(string network, string kernel)
    {
        Run run = Execute(network, kernel);
        int height = run.Tile.Rows;
        IEnumerable<long> expected =
            from row in Enumerable.Range(height, (run.Tile.WholeTiles(run.Rows) - 1) * height)
            from term in Enumerable.Range(0, (run.Terms / 16 * 16) - (run.Tile.Block < run.Terms ? 16 : 0)) // a piece of a row may end in the middle of a line
            select Line(run.Source + (row * run.Terms) + term);
        AssertReached(run, expected);
    }

    [Theory]
    [InlineData("[Network(1024, Batch = 64)] [Dense(272)]", "Dense1Forward")] // packed
    [InlineData("[Network(4, Batch = 100)] [Dense(96)] [Dense(64)]", "Dense2Forward")]
    [InlineData("[Network(4, Batch = 100)] [Dense(128)] [Dense(32)]", "Dense2Forward")]
    public void Products_FetchRowsInPanels16TermsAhead(string network, string kernel)
    {
        Run run = Execute(network, kernel);
        IEnumerable<long> expected =
            from row in Enumerable.Range(0, run.Tile.WholeTiles(run.Rows) * run.Tile.Rows)
            from sixteen in Enumerable.Range(1, (run.Terms / 16) - 1).Where(g => g * 16 % run.Tile.Block != 0)
            select Line(run.Source + (((sixteen * run.Rows) + row) * 16));
        AssertReached(run, expected);
    }

    [Theory]
    [InlineData("[Network(1024, Batch = 64)] [Dense(272)]")]
    [InlineData("[Network(1024, Batch = 128)] [Dense(272)]")]
    [InlineData("[Network(1000, Batch = 64)] [Dense(300)]")]
    [InlineData("[Network(992, Batch = 17)] [Dense(272)]")]
    public void Products_FetchTheNextBlockOfWeights(string network)
    {
        Run run = Execute(network, "Dense1Forward");
        PanelRun panels = run.Kernel.Matrix.Runs.First();
        Assert.True(run.Tile.Block < run.Terms);
        IEnumerable<long> expected =
            from panel in Enumerable.Range(0, panels.Count)
            from first in Enumerable.Range(0, run.Terms).Where(term => term % run.Tile.Block == 0)
            let next = Math.Min(first + run.Tile.Block, run.Terms)
            where panel < panels.Count - 1 || next < run.Terms
            from weight in Enumerable.Range(0, (next - first) * panels.Width) // after a short block as much of the next one
            select Line(run.Weights + (((panel * run.Terms) + next) * panels.Width) + weight);
        AssertReached(run, expected);
    }

    [Theory]
    [InlineData("[Network(160, Batch = 64)] [Dense(64)]", true)]
    [InlineData("[Network(176, Batch = 16)] [Dense(48)]", true)]
    [InlineData("[Network(128, Batch = 64)] [Dense(64)]", false)] // 32 KB stay at hand
    public void Products_FetchALineOfEachRowOfWeights(string network, bool expected)
    {
        Run run = Execute(network, "Dense1Forward");
        PanelRun panels = run.Kernel.Matrix.Runs.First();
        for (int row = TilePlanner.TermsAhead; row < run.Terms; row++)
        {
            Assert.Equal(expected, Enumerable.Range(0, panels.Width).Any(column => run.Lines.Contains(Line(run.Weights + (row * panels.Width) + column))));
        }
    }

    [Theory]
    [InlineData(144, true)]
    [InlineData(128, false)]
    public void DotProducts_FetchTheNextTwoRows(int columns, bool expected)
    {
        string rows = GeneratorHarness.Run($"[Network(784, Batch = 64)] [Dense({columns}, Activation.Relu)] [Dense(10, Activation.Softmax)] [CrossEntropy] [Sgd] public partial class Net;").Files["Net.Rows.g.cs"];
        Assert.Equal(expected ? ["32", "48"] : [], Regex.Matches(rows, @"Prefetch\.Read\(ref Add\(ref q, (\d+)\)\);").Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void NarrowVectors_HaveNoHintsInProducts() =>
        Assert.DoesNotContain("Prefetch", GeneratorHarness.Run("[Network(1000, Batch = 64)] [Dense(300)] [Dense(300)] public partial class Net;").Files["Net.SimdVector.g.cs"], StringComparison.Ordinal);

    private static void AssertReached(Run run, IEnumerable<long> expected)
    {
        long[] lines = [.. expected.Distinct()];
        Assert.NotEmpty(lines);
        long[] missed = [.. lines.Where(line => !run.Lines.Contains(line))];
        Assert.True(missed.Length == 0, $"{missed.Length} of {lines.Length} lines are never fetched, the first {missed.FirstOrDefault() - Line(run.Source)} lines into the source or {missed.FirstOrDefault() - Line(run.Weights)} into the weights: {run.Tile}");
    }

    private static long Line(int offset) => offset / 16;

    /// <summary>Runs one product at 512 bits, on a machine that has them or not: source, weights, bias and sums one behind the other in the recorder's memory.</summary>
    private static Run Execute(string network, string name)
    {
        GeneratorRun run = GeneratorHarness.Run($"{network} public partial class Net;");
        NetworkPlan plan = Lowerer.Lower(run.Model);
        ProductKernel kernel = plan.Kernels.OfType<ProductKernel>().Single(k => k.Name == name);
        int rows = run.Model.Batch;
        int source = 1600;
        int weights = source + (rows * ((kernel.Source.Width + 15) & ~15)) + 16000;
        int bias = (weights + (kernel.Matrix.Rows * kernel.Matrix.PaddedColumns) + 160015) & ~15;
        int sums = bias + kernel.Matrix.PaddedColumns;
        string text = run.Files["Net.Simd512.g.cs"];
        string stride = Regex.IsMatch(text, $@"void {name}\([^)]*int stride\)") ? $", {rows}" : "";
        string driver = $"internal static class Driver {{ public static void Run() => Unrolled.Generated.Net.Simd512.{name}(ref Recorder.Memory[{source}], ref Recorder.Memory[{weights}], ref Recorder.Memory[{bias}], ref Recorder.Memory[{sums}], {rows}{stride}); }}";
        SyntaxTree kernels = run.Output.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Net.Simd512.g.cs", StringComparison.Ordinal));
        CSharpParseOptions options = (CSharpParseOptions)kernels.Options;
        CSharpCompilation output = run.Output
            .ReplaceSyntaxTree(kernels, CSharpSyntaxTree.ParseText(text.Replace("Prefetch.Read(", "global::Recorder.Read(", StringComparison.Ordinal), options))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Recorder, options), CSharpSyntaxTree.ParseText(driver, options));
        System.Reflection.Assembly assembly = (run with { Output = output }).Load();
        assembly.GetType("Driver")!.GetMethod("Run")!.Invoke(null, null);
        HashSet<long> lines = (HashSet<long>)assembly.GetType("Recorder")!.GetField("Lines")!.GetValue(null)!;
        bool streams = TilePlanner.Streams(plan.Memory.ParameterLength);
        ProductTile tile = TilePlanner.Product(VectorWidth.Simd512, kernel.Matrix.Runs.First(), kernel.Matrix.Rows, rows, kernel.Chains, streams);
        return new Run(kernel, tile, rows, source, weights, lines);
    }

    private sealed record Run(ProductKernel Kernel, ProductTile Tile, int Rows, int Source, int Weights, HashSet<long> Lines)
    {
        public int Terms => Kernel.Matrix.Rows;
    }
}
