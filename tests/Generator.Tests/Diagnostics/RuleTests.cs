using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Each rule fires where it should, with its message, and alone.</summary>
public class RuleTests
{
    internal static IEnumerable<DiagnosticCase> Cases =>
        DeclarationCases.All.Concat(ShapeCases.All).Concat(ValueCases.All).Concat(CombinationCases.All).Concat(BudgetCases.All).Concat(CallSiteCases.All).Concat(WeightsCases.All).Concat(ExportCases.All);

    public static TheoryData<DiagnosticCase> Data => new(Cases);

    public static TheoryData<string, string> Near => NearMisses.All.Aggregate(new TheoryData<string, string>(), (data, one) =>
    {
        data.Add(one.Id, one.Source);
        return data;
    });

    [Theory]
    [MemberData(nameof(Data), DisableDiscoveryEnumeration = true)]
    public void Program_BreaksRule_IsReportedOnce(DiagnosticCase expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        Markup markup = Markup.Parse(expected.Source);

        AnalyzerRun run = AnalyzerHarness.Run(markup.Source);

        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal(expected.Id, found.Id);
        Assert.Equal(expected.Message, found.GetMessage());
        Assert.Equal(Assert.Single(markup.Marked), TextAt(found.Location));
        Assert.All(run.CompilerDiagnostics, diagnostic => Assert.Contains(diagnostic.Id, expected.FromCompiler));
    }

    [Theory]
    [MemberData(nameof(Near), DisableDiscoveryEnumeration = true)]
    public void Program_JustKeepsRule_IsNotReported(string id, string source)
    {
        AnalyzerRun run = AnalyzerHarness.Run(source);

        Assert.True(run.Diagnostics.IsEmpty, $"{id}: {string.Join("\n", run.Diagnostics)}");
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Declaration_OlderLanguage_IsReported()
    {
        const Microsoft.CodeAnalysis.CSharp.LanguageVersion old = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp11;

        GeneratorRun run = GeneratorHarness.Run(GeneratorHarness.Compile(GeneratorHarness.Parse("[Network(4)] [Dense(3)] partial class Net { }", version: old)));

        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal("UNR0012", found.Id);
        Assert.Equal("'Net' is generated as C# 12, but the project is compiled as C# 11.0: set <LangVersion> to 12 or later", found.GetMessage());
        Assert.Equal("Net", TextAt(found.Location));
        Assert.Empty(run.CompilerDiagnostics);
    }

    /// <summary>The text under the squiggle, from the live tree.</summary>
    internal static string TextAt(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
