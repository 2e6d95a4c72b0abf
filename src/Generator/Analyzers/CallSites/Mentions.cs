using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>What members in source come to, themselves or by way of what they use.</summary>
/// <remarks>What generators made is not looked into: the results of a network's members say nothing of lengths.</remarks>
internal sealed class Mentions(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>Members that may be looked into: whoever uses more is taken to come to anything.</summary>
    private const int MostMembers = 256;

    /// <summary>Whether the body or initialiser of a member, or what is assigned to a field or property in its class, uses one of the symbols.</summary>
    public bool Of(ISymbol member, Func<ISymbol, bool> isSymbol) => Reach(member, static _ => false, isSymbol);

    /// <summary>Whether one of the parts in source that a member comes to is of some kind, or one of the members.</summary>
    /// <param name="into">What is looked into for a member, if anything; it itself unless given.</param>
    public bool Reach(ISymbol member, Func<SyntaxNode, bool> isPart, Func<ISymbol, bool> isMember, Func<ISymbol, ISymbol?>? into = null)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default) { member.OriginalDefinition };
        Queue<ISymbol> open = new([member.OriginalDefinition]);
        while (open.Count > 0)
        {
            foreach (SyntaxNode part in PartsOf(open.Dequeue()).Where(IsWritten))
            {
                if (isPart(part))
                {
                    return true;
                }

                foreach (ISymbol used in UsedIn(part))
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
        }

        return false;
    }

    /// <summary>By this compilation's programmer.</summary>
    private bool IsWritten(SyntaxNode part) => compilation.ContainsSyntaxTree(part.SyntaxTree) && !part.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    private IEnumerable<SyntaxNode> PartsOf(ISymbol member)
    {
        IEnumerable<SyntaxNode> declarations = member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation));
        return member is not (IFieldSymbol or IPropertySymbol) ? declarations : declarations.Concat(member.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes())
            .OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText == member.Name));
    }

    /// <summary>The methods, properties and fields that a piece of source names, and the constructors that it calls.</summary>
    private IEnumerable<ISymbol> UsedIn(SyntaxNode part) => part.DescendantNodes()
        .Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
        .Select(name => compilation.ModelOf(name).GetSymbolInfo(name, cancellation).Symbol?.OriginalDefinition)
        .OfType<ISymbol>()
        .Where(symbol => symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol);
}
