using Microsoft.CodeAnalysis;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>Errors of calls obey pragmas, options and attributes; errors in a network class obey neither pragmas nor options. For advice see AdviceTests.</summary>
public class SuppressionTests
{
    [Fact]
    public void ErrorInAClass_IsHiddenByNoPragmaAndNoConfiguration()
    {
        const string source = "[Network(0)] [Dense(3)] partial class Net;";

        Assert.Equal(["UNR0101"], AnalyzerHarness.Run("#pragma warning disable UNR0101\n" + source).Ids);
        Assert.Equal(["UNR0101"], AnalyzerHarness.RunWithConfig("[*.cs]\ndotnet_diagnostic.UNR0101.severity = none\n", source).Ids);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_InsidePragma_IsSuppressed(string id, string statements)
    {
        AnalyzerRun run = AnalyzerHarness.Run(Sources.Classifier, CallSitePrograms.Wrap($"\n#pragma warning disable {id}\n{statements}\n#pragma warning restore {id}", ""));

        run.AssertClean();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_OutsidePragma_IsReported(string id, string statements)
    {
        AnalyzerRun run = AnalyzerHarness.Run(Sources.Classifier, CallSitePrograms.Wrap($"\n#pragma warning disable {id}\n#pragma warning restore {id}\n{statements}", ""));

        Assert.Equal([id], run.Ids);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_SwitchedOffInEditorConfig_IsSuppressed(string id, string statements)
    {
        AnalyzerRun run = AnalyzerHarness.RunWithConfig(
            $"[*.cs]\ndotnet_diagnostic.{id}.severity = none\n", Sources.Classifier, CallSitePrograms.Wrap(statements, ""));

        run.AssertClean();
    }

    [Fact]
    public void Call_MadeASuggestionInEditorConfig_IsOne()
    {
        AnalyzerRun run = AnalyzerHarness.RunWithConfig(
            "[*.cs]\ndotnet_diagnostic.UNR0501.severity = suggestion\n", Sources.Classifier, CallSitePrograms.Wrap("net.Predict(new float[7], y);", ""));

        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(run.Diagnostics).Severity);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_UnderAttribute_IsSuppressed(string id, string statements)
    {
        AnalyzerRun run = AnalyzerHarness.Run(
            Sources.Classifier,
            CallSitePrograms.Wrap(statements, "").Replace("static class", $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Unrolled\", \"{id}\")]\nstatic class", System.StringComparison.Ordinal));

        run.AssertClean();
    }

    /// <summary>A call for each rule that code can compile with.</summary>
    public static TheoryData<string, string> Calls => new()
    {
        { "UNR0501", "net.Predict(new float[7], y);" },
        { "UNR0502", "_ = net.TrainStep(new float[24], y);" },
        { "UNR0503", "net.Predict(new float[8], new float[9]);" },
        { "UNR0504", "net.CopyParametersTo(new float[82]);" },
        { "UNR0505", "_ = net.TrainStep(x, 3);" },
        { "UNR0506", "net.Backward(x, y, x);" },
    };
}
