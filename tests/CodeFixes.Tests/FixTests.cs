using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Unrolled.CodeFixes.Tests.Cases;
using Unrolled.CodeFixes.Tests.Harness;
using Xunit;

namespace Unrolled.CodeFixes.Tests;

/// <summary>Each fix leaves the text it should, and a program without the mistake.</summary>
public class FixTests
{
    private static IEnumerable<FixCase> All => DeclarationCases.All.Concat(ShapeCases.All).Concat(CombinationCases.All).Concat(CallSiteCases.All);

    public static TheoryData<FixCase> Cases => new(All);

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task Fix_LeavesTheTextAndNoMistake(FixCase expected)
    {
        ArgumentNullException.ThrowIfNull(expected);

        Project project = await Project.Of(expected.Before).FixAsync(expected.Id, expected.Title);

        Assert.Equal(expected.After, Assert.Single(await project.TextsAsync()));
        await project.AssertCleanAsync(expected.Left);
    }

    /// <summary>New lines end and start as those around them.</summary>
    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task Fix_KeepsLineEndsAndTabs(FixCase expected)
    {
        ArgumentNullException.ThrowIfNull(expected);

        Project project = await Project.Of(Foreign(expected.Before)).FixAsync(expected.Id, expected.Title);

        Assert.Equal(Foreign(expected.After), Assert.Single(await project.TextsAsync()));
    }

    [Fact]
    public void EachFix_IsTestedForEachOfItsRules()
    {
        Assert.Empty(Project.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Except(All.Select(one => one.Id)));
    }

    [Fact]
    public void Index_ListsTheRulesThatHaveFixes()
    {
        string index = File.ReadAllText(Path.Combine(FolderOfThisFile(), "..", "..", "docs", "diagnostics", "README.md"));
        IEnumerable<string> listed = index.Split("## Code fixes")[1].Split('\n')
            .Where(line => line.StartsWith("| UNR", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(',', StringSplitOptions.TrimEntries));

        Assert.Equal(Project.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order(), listed);
    }

    /// <summary>A file from an editor with other habits, all of it in a namespace, so that every line is indented.</summary>
    private static string Foreign(string source) =>
        source.ReplaceLineEndings("\n").Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n\t\t", StringComparison.Ordinal);

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
