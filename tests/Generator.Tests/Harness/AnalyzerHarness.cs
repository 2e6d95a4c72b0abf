using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>Runs the generator, and then analyzers over source and generated code, as a user's compiler does.</summary>
internal static class AnalyzerHarness
{
    /// <summary>The analyzers of the generator's assembly.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static AnalyzerRun Run(params string[] sources) => Run(GeneratorHarness.Compile(sources));

    /// <summary>The same with severities from the text of an <c>.editorconfig</c> at the root of the project.</summary>
    public static AnalyzerRun RunWithConfig(string editorConfig, params string[] sources)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(sources);
        return Run(compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new ConfiguredSeverities(editorConfig))));
    }

    public static AnalyzerRun Run(CSharpCompilation compilation) => Run(compilation, Analyzers);

    /// <summary>Runs the generator twice, as its own harness does, and the analyzers once, on everything but kernels; an analyzer that throws fails the test.</summary>
    public static AnalyzerRun Run(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GeneratorRun generated = GeneratorHarness.Run(compilation);
        ImmutableArray<Diagnostic> found = Analyze(generated.WithoutKernels, analyzers);
        return new AnalyzerRun(generated, [.. generated.Diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).Concat(found).OrderBy(Place)]);
    }

    /// <summary>What analyzers report on a compilation that the generator has run on; what is suppressed is left out.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        (Exception Thrown, DiagnosticAnalyzer By)? failure = null;
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]),
            onAnalyzerException: (thrown, analyzer, _) => failure ??= (thrown, analyzer),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        ImmutableArray<Diagnostic> found = compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        if (failure is { } one)
        {
            throw new InvalidOperationException($"{one.By.GetType().Name} threw.", one.Thrown);
        }

        return found;
    }

    private static (string Path, int Start) Place(Diagnostic diagnostic) => (diagnostic.Location.SourceTree?.FilePath ?? string.Empty, diagnostic.Location.SourceSpan.Start);

    /// <summary>Severities as the compiler reads them from an <c>.editorconfig</c>.</summary>
    private sealed class ConfiguredSeverities(string editorConfig) : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet _configs = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(editorConfig, "/.editorconfig")));

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            _configs.GetOptionsForSourcePath("/" + tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            _configs.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
