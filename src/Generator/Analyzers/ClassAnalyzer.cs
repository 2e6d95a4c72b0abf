using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Parsing;

namespace Unrolled.Generator.Analyzers;

/// <summary>An analyzer that looks at each class of a project that knows the library.</summary>
public abstract class ClassAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(NetworkParser.NetworkAttribute) is not null)
            {
                start.RegisterSymbolAction(one => Analyze(one, (INamedTypeSymbol)one.Symbol), SymbolKind.NamedType);
            }
        });
    }

    private protected abstract void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type);
}
