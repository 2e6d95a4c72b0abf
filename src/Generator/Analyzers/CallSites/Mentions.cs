using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>Whether members in source look at certain others, themselves or by way of what they use.</summary>
/// <param name="generated">The file of a network's generated members, which are not looked into: their results say nothing of lengths.</param>
internal sealed class Mentions(Compilation compilation, SyntaxTree? generated, CancellationToken cancellation)
{
    /// <summary>Members that may be looked into: whoever uses more is taken to look at anything.</summary>
    private const int MostMembers = 256;

    /// <summary>Whether the body or initialiser of a member, or what is assigned to a field or property in its class, uses one of the symbols.</summary>
    public bool Of(ISymbol member, ISet<ISymbol> symbols)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default) { member.OriginalDefinition };
        Queue<ISymbol> open = new([member.OriginalDefinition]);
        while (open.Count > 0)
        {
            foreach (ISymbol used in PartsOf(open.Dequeue()).SelectMany(UsedIn))
            {
                if (symbols.Contains(used) || seen.Count > MostMembers)
                {
                    return true;
                }

                if (seen.Add(used))
                {
                    open.Enqueue(used);
                }
            }
        }

        return false;
    }

    private IEnumerable<SyntaxNode> PartsOf(ISymbol member)
    {
        IEnumerable<SyntaxNode> declarations = member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation));
        return member is IMethodSymbol ? declarations : declarations.Concat(member.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes())
            .OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText == member.Name));
    }

    /// <summary>The methods, properties and fields that a piece of source names.</summary>
    private IEnumerable<ISymbol> UsedIn(SyntaxNode part) => part.SyntaxTree == generated || !compilation.ContainsSyntaxTree(part.SyntaxTree)
        ? []
        : part.DescendantNodes().OfType<SimpleNameSyntax>()
            .Select(name => compilation.ModelOf(name).GetSymbolInfo(name, cancellation).Symbol?.OriginalDefinition)
            .OfType<ISymbol>()
            .Where(symbol => symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol);
}
