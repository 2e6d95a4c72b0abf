using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator.Analyzers;

/// <summary>Reports what inference finds that is no error: the advice of one family of rules.</summary>
public abstract class AdviceAnalyzer : ClassAnalyzer
{
    private protected sealed override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        if (NetworkSource.From(context.Compilation, type, context.CancellationToken) is not { } source || !NetworkSource.HasEngine(type))
        {
            return;
        }

        foreach (Finding finding in NetworkInference.Infer(NetworkParser.Declare(source)).Findings.Where(finding => SupportedDiagnostics.Contains(finding.Rule)))
        {
            context.ReportDiagnostic(SiteLocator.Locate(finding, source, context.CancellationToken).ToDiagnostic());
        }
    }
}
