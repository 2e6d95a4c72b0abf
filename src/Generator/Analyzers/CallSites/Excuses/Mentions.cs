using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>What members in source come to, themselves or by way of what they use.</summary>
/// <remarks>What generators made is not looked into: the results of a network's members say nothing of lengths.</remarks>
internal sealed class Mentions(Surroundings surroundings)
{
    /// <summary>Members that may be looked into: whoever uses more is taken to come to anything.</summary>
    private const int MostMembers = 256;

    private readonly ConcurrentDictionary<ISymbol, Content> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the body or initialiser of a member, or what is assigned to a field or property in its class, uses one of the symbols.</summary>
    /// <param name="except">A member that is not looked into.</param>
    public bool Of(ISymbol member, Func<ISymbol, bool> isSymbol, ISymbol? except)
    {
        return !IsExcepted(member) && Reach(member, static _ => false, isSymbol, used => IsExcepted(used) ? null : used);

        bool IsExcepted(ISymbol one) => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, except);
    }

    /// <summary>Whether one of the parts in source that a member comes to is of some kind, or one of the members.</summary>
    /// <param name="into">What is looked into for a member, if anything; it itself unless given.</param>
    public bool Reach(ISymbol member, Func<SyntaxNode, bool> isPart, Func<ISymbol, bool> isMember, Func<ISymbol, ISymbol?>? into = null)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default) { member.OriginalDefinition };
        Queue<ISymbol> open = new([member.OriginalDefinition]);
        while (open.Count > 0)
        {
            Content content = _known.GetOrAdd(open.Dequeue(), Read);
            if (content.Parts.Any(isPart))
            {
                return true;
            }

            foreach (ISymbol used in content.Uses)
            {
                if (isMember(used) || seen.Count > MostMembers)
                {
                    return true;
                }

                if ((into is null ? used : into(used)) is { } next && seen.Add(next))
                {
                    open.Enqueue(next);
                }
            }
        }

        return false;
    }

    private Content Read(ISymbol member)
    {
        SyntaxNode[] parts = [.. member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).Where(IsWritten)];
        return new Content(parts, [.. parts.SelectMany(UsedIn).Concat(WritersOf(member)).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>()]);
    }

    /// <summary>By this compilation's programmer.</summary>
    private bool IsWritten(SyntaxNode part) => surroundings.Compilation.ContainsSyntaxTree(part.SyntaxTree) && !part.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    /// <summary>The members of a field's or property's class that may write to it: what they look at, it may tell.</summary>
    private IEnumerable<ISymbol> WritersOf(ISymbol member) => member is not (IFieldSymbol { IsConst: false } or IPropertySymbol) ? [] : member.ContainingType.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .Where(IsWritten)
        .SelectMany(type => type.DescendantNodes())
        .Where(node => TargetOf(node)?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText == member.Name)
        .Select(node => surroundings.Places.MemberAround(node))
        .OfType<ISymbol>()
        .Where(writer => writer is not INamedTypeSymbol);

    private static SyntaxNode? TargetOf(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => step.Operand,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => step.Operand,
        ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } argument => argument.Expression,
        _ => null,
    };

    /// <summary>The methods, properties and fields that a piece of source names, and the constructors that it calls.</summary>
    private IEnumerable<ISymbol> UsedIn(SyntaxNode part) => part.DescendantNodes()
        .Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
        .SelectMany(name => surroundings.SymbolsOf(name))
        .Select(symbol => symbol.OriginalDefinition)
        .Where(symbol => symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol);

    /// <param name="Parts">Where a member is written.</param>
    /// <param name="Uses">The members named there.</param>
    private sealed record Content(IReadOnlyList<SyntaxNode> Parts, IReadOnlyList<ISymbol> Uses);
}
