using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace Unrolled.Generator.Tests.Harness;

public class AnalyzerHarnessTests
{
    private const string Call = "static class Program { static void Run(Samples.DigitNet net) => net.ApplyGradients(); }";

    [Fact]
    public void Run_CallOfAGeneratedMember_IsSeenBound()
    {
        AnalyzerRun run = AnalyzerHarness.Run(GeneratorHarness.Compile(Sources.Digits, Call), [new CallAnalyzer()]);

        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal("ApplyGradients", found.GetMessage());
        Assert.Equal("Source1.cs", found.Location.SourceTree!.FilePath);
        Assert.Empty(run.Generated.CompilerDiagnostics);
    }

    [Fact]
    public void Run_Diagnostics_AreOfGeneratorAndAnalyzersInOrder()
    {
        AnalyzerRun run = AnalyzerHarness.Run(GeneratorHarness.Compile(Call + "namespace Samples { [Network(0)] [Dense(3)] [SquaredError] [Sgd] sealed partial class DigitNet; }"), [new CallAnalyzer()]);

        Assert.Equal([CallAnalyzer.Id, "UNR0101"], run.Ids);
    }

    [Fact]
    public void Run_Pragma_Suppresses()
    {
        Assert.Empty(AnalyzerHarness.Run(GeneratorHarness.Compile(Sources.Digits, $"#pragma warning disable {CallAnalyzer.Id}\n{Call}"), [new CallAnalyzer()]).Diagnostics);
    }

    [Fact]
    public void Analyze_AnalyzerThatThrows_Fails()
    {
        Assert.Throws<InvalidOperationException>(() => AnalyzerHarness.Run(GeneratorHarness.Compile(Sources.Digits, Call), [new CallAnalyzer(throws: true)]));
    }

#pragma warning disable RS1001, RS2008 // No compiler loads it and no release has it.
    /// <summary>Reports each call.</summary>
    private sealed class CallAnalyzer(bool throws = false) : DiagnosticAnalyzer
    {
        public const string Id = "CALL1";

        private static readonly DiagnosticDescriptor s_rule = new(Id, "Call", "{0}", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterOperationAction(
                call =>
                {
                    ObjectDisposedException.ThrowIf(throws, this);
                    string name = ((IInvocationOperation)call.Operation).TargetMethod.Name;
                    call.ReportDiagnostic(Diagnostic.Create(s_rule, call.Operation.Syntax.GetLocation(), name));
                },
                OperationKind.Invocation);
        }
    }
}
