using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Analyzers;

/// <summary>What the compiler knows of syntax that an analyzer was led to by a symbol.</summary>
internal static class SemanticModels
{
    /// <param name="current">The model that the analyzer was given, which does where it is of the same file.</param>
    public static SemanticModel ModelOf(this Compilation compilation, SyntaxNode node, SemanticModel? current = null)
    {
#pragma warning disable RS1030 // A constant or a field may be declared in another file than its use.
        return current?.SyntaxTree == node.SyntaxTree ? current : compilation.GetSemanticModel(node.SyntaxTree);
#pragma warning restore RS1030
    }
}
