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
public sealed class CombinationAnalyzer : ClassAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => CombinationRules.Advice;

    private protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        if (NetworkSource.From(context.Compilation, type, context.CancellationToken) is not { } source || !NetworkSource.HasEngine(type))
        {
            return;
        }

        foreach (Finding finding in NetworkInference.Infer(NetworkParser.Declare(source)).Findings.Where(finding => CombinationRules.Advice.Contains(finding.Rule)))
        {
            context.ReportDiagnostic(SiteLocator.Locate(finding, source, context.CancellationToken).ToDiagnostic());
        }
    }
}
