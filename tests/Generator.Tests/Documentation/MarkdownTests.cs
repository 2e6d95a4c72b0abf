using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Documentation;

/// <summary>What the documentation shows is there, and is what the generator emits today.</summary>
public partial class MarkdownTests
{
    private const string Gap = "…";

    /// <summary>The files emitted for the networks of the samples, by name; lines without indentation.</summary>
    private static readonly Lazy<IReadOnlyDictionary<string, string[]>> s_emitted = new(static () => GeneratorHarness
        .Run([.. NetworkFiles().Select(File.ReadAllText)])
        .Files.ToDictionary(file => file.Key, file => Lines(file.Value)));

    public static TheoryData<string> Pages => [.. MarkdownFile.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_LeadToFiles(string page)
    {
        MarkdownFile file = Page(page);
        Assert.All(file.Links, link => Assert.True(Path.Exists(file.Resolve(link)), $"{page} links to {link}, which is not there."));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void EmittedCode_IsWhatTheGeneratorEmits(string page)
    {
        foreach (string[] block in Page(page).CodeBlocks)
        {
            if (EmittedFile().Match(block[0]) is { Success: true } match)
            {
                AssertContained(page, match.Groups[1].Value, block[1..]);
            }
        }
    }

    [Fact]
    public void Readme_ShowsANetworkOfTheSamplesAndItsCode()
    {
        string[][] blocks = [.. Page("README.md").CodeBlocks];
        string[] declarations = [.. NetworkFiles().Select(path => string.Join('\n', Declaration(File.ReadAllLines(path))))];

        Assert.Contains(blocks, block => declarations.Contains(string.Join('\n', Declaration(block))));
        Assert.Contains(blocks, block => EmittedFile().IsMatch(block[0]));
    }

    [Fact]
    public void Readme_UsesTheNetworkAsItIs()
    {
        string[] blocks = [.. Page("README.md").CodeBlocks.Select(block => string.Join('\n', block))];
        string network = blocks.First(block => block.Contains("[Network(", StringComparison.Ordinal));
        string usage = blocks.First(block => block.Contains("TrainStep(", StringComparison.Ordinal));

        GeneratorHarness.Run($$"""
            using System;

            {{network}}

            internal static class Usage
            {
                public static void Run(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> row, Span<float> probabilities)
                {
                    {{usage}}
                }
            }
            """).AssertClean();
    }

    [Fact]
    public void Readme_ShowsWhatTheCompilerSays()
    {
        string[] shown = [.. Page("README.md").Text.Split('\n').Where(line => line.Contains(": error UNR", StringComparison.Ordinal))];
        string[] said = File.ReadAllLines(Path.Combine(MarkdownFile.Root, "samples", "Mistakes", "expected.txt"));

        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(said));
    }

    /// <summary>The parts of a block between its gaps stand in the file, in this order.</summary>
    private static void AssertContained(string page, string file, string[] block)
    {
        Assert.True(s_emitted.Value.TryGetValue(file, out string[]? emitted), $"{page} shows {file}, which no sample has.");
        int from = 0;
        foreach (string[] part in Parts(Lines(string.Join('\n', block))))
        {
            int found = Find(emitted, part, from);
            Assert.True(found >= 0, $"{page} shows lines that {file} does not have, or not in this order:\n{string.Join('\n', part)}");
            from = found + part.Length;
        }
    }

    private static int Find(string[] lines, string[] part, int from) =>
        Enumerable.Range(from, Math.Max(0, lines.Length - part.Length - from + 1))
            .FirstOrDefault(start => lines.AsSpan(start, part.Length).SequenceEqual(part), -1);

    private static IEnumerable<string[]> Parts(string[] lines)
    {
        int start = 0;
        for (int i = 0; i <= lines.Length; i++)
        {
            if (i == lines.Length || lines[i] == Gap)
            {
                yield return lines[start..i];
                start = i + 1;
            }
        }
    }

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim())];

    private static IEnumerable<string> Declaration(IEnumerable<string> lines) => lines.SkipWhile(line => !line.StartsWith("[Network", StringComparison.Ordinal));

    private static MarkdownFile Page(string name) => MarkdownFile.All.Single(page => page.Name == name);

    private static IEnumerable<string> NetworkFiles() => Directory.GetFiles(Path.Combine(MarkdownFile.Root, "samples"), "*Net.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Order();

    [GeneratedRegex(@"^// (\S+\.g\.cs)$")]
    private static partial Regex EmittedFile();
}
