using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator.Analyzers;

/// <summary>Advice on what goes with what (03xx): networks that compile and run, but not as well as they could.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CombinationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => CombinationRules.Advice;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(NetworkParser.NetworkAttribute) is not null)
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (NetworkSource.From(context.Compilation, (INamedTypeSymbol)context.Symbol, context.CancellationToken) is not { } source)
        {
            return;
        }

        foreach (Finding finding in NetworkInference.Infer(NetworkParser.Declare(source)).Findings.Where(finding => CombinationRules.Advice.Contains(finding.Rule)))
        {
            context.ReportDiagnostic(SiteLocator.Locate(finding, source, context.CancellationToken).ToDiagnostic());
        }
    }
}
