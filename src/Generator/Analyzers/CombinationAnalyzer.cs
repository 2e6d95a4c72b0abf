using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Analyzers;

/// <summary>Advice on what goes with what (03xx): networks that compile and run, but not as well as they could.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CombinationAnalyzer : AdviceAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => CombinationRules.Advice;
}
