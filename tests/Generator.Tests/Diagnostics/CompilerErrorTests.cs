using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Mistakes that only the compiler reports get the one error that the index of diagnostics explains.</summary>
public class CompilerErrorTests
{
    [Theory]
    [InlineData("net.TrainStep(x, labels)", "CS1503")]
    [InlineData("net.Momentum = 0.9f", "CS1061")]
    [InlineData("net.LearningRate = 0.1", "CS0664")]
    [InlineData("[Sgd(0.1)]", "CS1729")]
    [InlineData("[Sgd(Rate = 0.1)]", "CS0246")]
    [InlineData("[Dense(3, Relu)]", "CS0103")]
    public void Mistake_IsTheCompilers(string code, string id)
    {
        bool isAnnotation = code.StartsWith('[');
        AnalyzerRun run = AnalyzerHarness.Run($$"""
            [Network(4)] [Dense(2)] [MeanSquaredError] [Sgd] partial class Net;
            {{(isAnnotation ? $"[Network(4)] {code} [Dense(2)] partial class Other;" : "")}}
            static class Program
            {
                static void Run(Net net, float[] x, int[] labels)
                {
                    {{(isAnnotation ? "" : code)}};
                }
            }
            """);

        Assert.Equal([id], run.CompilerDiagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Empty(run.Diagnostics);
        Assert.Contains($"| `{code}` | {id} |", File.ReadAllText(Index()), StringComparison.Ordinal);
    }

    private static string Index([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "diagnostics", "README.md");
}
