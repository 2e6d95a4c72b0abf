using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator;

namespace Unrolled.GeneratorCost;

/// <summary>What all analyzers together cost a compilation, in milliseconds, medians.</summary>
/// <param name="Compile">To compile without them, the generator's work not counted.</param>
/// <param name="Analyze">What they take themselves, as the compiler counts it. That it calls analyzers at all, a project pays anyway: the SDK brings its own.</param>
internal sealed record AnalyzerCost(double Compile, double Analyze)
{
    private const int Runs = 9;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(40);

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Analyses until the JIT compiler has the analyzers' code at its best, as in an editor or a compiler's server.</summary>
    /// <param name="fresh">A compilation that nothing has been asked of yet, with its mistakes.</param>
    public static void WarmUp(params (Func<Compilation> Fresh, int Mistakes)[] fresh)
    {
        Stopwatch clock = Stopwatch.StartNew();
        for (int run = 0; clock.Elapsed < s_warmUp; run++)
        {
            (Func<Compilation> one, int mistakes) = fresh[run % fresh.Length];
            AnalyzeOnce(one(), mistakes);
        }
    }

    /// <summary>Compiles and analyses again and again.</summary>
    /// <param name="fresh">A compilation that nothing has been asked of yet.</param>
    /// <param name="mistakes">Calls in it that have to be reported.</param>
    public static AnalyzerCost Of(Func<Compilation> fresh, int mistakes = 0)
    {
        _ = (CompileOnce(fresh()), AnalyzeOnce(fresh(), mistakes));
        (double Compile, double Analyze)[] runs = [.. Enumerable.Range(0, Runs).Select(_ => (CompileOnce(fresh()), AnalyzeOnce(fresh(), mistakes)))];
        return new AnalyzerCost(Median(runs.Select(r => r.Compile)), Median(runs.Select(r => r.Analyze)));
    }

    private static double CompileOnce(Compilation compilation)
    {
        long start = Stopwatch.GetTimestamp();
        if (!compilation.Emit(Stream.Null).Success)
        {
            throw new InvalidOperationException(string.Join('\n', compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)));
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double AnalyzeOnce(Compilation compilation, int mistakes)
    {
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(s_analyzers, options);

        // Declarations and references are looked at by every compilation, and whoever is first would be charged for it.
        _ = analysis.Compilation.GlobalNamespace;
        AnalysisResult result = analysis.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        Diagnostic[] found = [.. result.GetAllDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        if (found.Length != mistakes || found.Any(diagnostic => !diagnostic.Id.StartsWith("UNR05", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"{mistakes} calls are wrong, and {found.Length} are reported: {string.Join('\n', found.Take(5))}");
        }

        return result.AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalMilliseconds);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);
}
