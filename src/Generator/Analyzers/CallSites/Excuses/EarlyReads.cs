using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>Static fields that the program may read before they have their value: by what an earlier initialiser of their class calls.</summary>
internal sealed class EarlyReads(Mentions mentions)
{
    public bool MayBeOf(ISymbol variable) => variable is IFieldSymbol { IsStatic: true, OriginalDefinition: var field }
        && InitializedBefore(field).Any(other => mentions.Of(other, used => SymbolEqualityComparer.Default.Equals(used, field), except: null));

    /// <summary>Initialisers run in the order of the text; among several parts of a class that is not defined.</summary>
    private static IEnumerable<ISymbol> InitializedBefore(IFieldSymbol field)
    {
        SyntaxNode? place = field.DeclaringSyntaxReferences.Only()?.GetSyntax();
        return place is null ? [] : field.ContainingType.GetMembers().Where(other => other.IsStatic && other.DeclaringSyntaxReferences.Only()?.GetSyntax() is { } one && HasInitializer(one) && IsBefore(one, place));
    }

    private static bool HasInitializer(SyntaxNode member) => member is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null };

    private static bool IsBefore(SyntaxNode one, SyntaxNode other) => one.SpanStart < other.SpanStart || PartAround(one) != PartAround(other);

    private static TypeDeclarationSyntax? PartAround(SyntaxNode member) => member.FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
