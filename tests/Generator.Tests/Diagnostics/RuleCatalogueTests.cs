using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>What every rule must have: an id of its own, a page, a row in the release notes, a test.</summary>
public class RuleCatalogueTests
{
    private static readonly string s_root = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "..", "..", ".."));

    private static IEnumerable<DiagnosticDescriptor> Rules => typeof(Rules).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Rules).Namespace)
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(candidate => candidate.FieldType == typeof(DiagnosticDescriptor))
        .Select(candidate => (DiagnosticDescriptor)candidate.GetValue(null)!);

    [Fact]
    public void Ids_AreUniqueAndWellFormed()
    {
        string[] ids = [.. Rules.Select(rule => rule.Id)];

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^UNR0[0-68][0-9]{2}$", id));
    }

    [Fact]
    public void EachRule_HasAPage()
    {
        Assert.All(Rules, rule =>
        {
            Assert.EndsWith($"/docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri);
            string page = File.ReadAllText(Path.Combine(s_root, "docs", "diagnostics", rule.Id + ".md"));
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", page);
            Assert.All(new[] { "## Wrong", "## Right", "## Why" }, section => Assert.Contains("\n" + section + "\n", page));
        });
    }

    [Fact]
    public void EachRule_IsInTheIndexOfPages()
    {
        string index = File.ReadAllText(Path.Combine(s_root, "docs", "diagnostics", "README.md"));

        Assert.All(Rules, rule => Assert.Contains($"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity} | {rule.Title} |", index));
    }

    [Fact]
    public void EachRule_HasAReleaseRow()
    {
        string folder = Path.Combine(s_root, "src", "Generator", "Diagnostics");
        string rows = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));

        Assert.All(Rules, rule => Assert.Contains($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}\n", rows));
    }

    [Fact]
    public void EachRule_Fires()
    {
        IEnumerable<string> tested = RuleTests.Cases.Select(one => one.Id).Append("UNR0012");

        Assert.Empty(Rules.Select(rule => rule.Id).Except(tested));
    }

    [Fact]
    public void EachRule_HasANearMiss()
    {
        Assert.Empty(Rules.Select(rule => rule.Id).Except(NearMisses.All.Select(one => one.Id)));
    }

    [Fact]
    public void EachRule_HasExamplesOnItsPage()
    {
        Assert.Equal(Rules.Select(rule => rule.Id).Except(["UNR0012"]).Order(), PageTests.Ids);
    }

    [Fact]
    public void EachHelpLink_StartsWithTheProperty()
    {
        string properties = File.ReadAllText(Path.Combine(s_root, "Directory.Build.props"));
        string help = properties.Split("<DiagnosticsHelp>")[1].Split("</DiagnosticsHelp>")[0];

        Assert.All(Rules, rule => Assert.Equal($"{help}{rule.Id}.md", rule.HelpLinkUri));
    }

    /// <summary>Only the generator survives when analyzers are switched off, and only what analyzers report can be suppressed.</summary>
    [Fact]
    public void Analyzers_ReportAdviceAndWhatTheGeneratorCannotSee()
    {
        IEnumerable<string> ofAnalyzers = AnalyzerHarness.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics.Select(rule => rule.Id));
        IEnumerable<DiagnosticDescriptor> expected = Rules.Where(rule =>
            rule.DefaultSeverity != DiagnosticSeverity.Error || rule.Id is "UNR0013" or "UNR0015" || rule.Id.StartsWith("UNR05", System.StringComparison.Ordinal));

        Assert.Equal(expected.Select(rule => rule.Id).Order(), ofAnalyzers.Order());
    }

    /// <summary>What keeps a network from working; a call that fails may be meant to.</summary>
    [Fact]
    public void ErrorsOfTheGenerator_CannotBeHidden()
    {
        HashSet<DiagnosticDescriptor> analyzed = [.. AnalyzerHarness.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)];

        Assert.All(Rules, rule =>
            Assert.Equal(
                rule.DefaultSeverity == DiagnosticSeverity.Error && !analyzed.Contains(rule),
                rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));
    }

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
