using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Moves an attribute past the last layer: a loss below it (UNR0014), dropout on the output before it (UNR0312). Not into or out of an <c>#if</c>, since it would then be gone, or stand twice, where that is decided otherwise.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveFix))]
[Shared]
public sealed class MoveFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0014", "UNR0312"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        if (diagnosis is { Node: AttributeSyntax moved, Remedy: AttributeSyntax layer } && !AreDirectivesBetween(moved, layer))
        {
            bool goesBelow = diagnosis.Id == "UNR0014";
            yield return new Fix($"Move it {(goesBelow ? "below" : "before")} [{layer}]", "Move", edits => Move(edits, moved, layer, goesBelow));
        }
    }

    private static void Move(Edits edits, AttributeSyntax moved, AttributeSyntax layer, bool goesBelow)
    {
        if (goesBelow)
        {
            edits.InsertAfter(layer, moved.ToString());
        }
        else
        {
            edits.InsertBefore(layer, moved.ToString());
        }

        edits.Remove(moved);
    }

    private static bool AreDirectivesBetween(SyntaxNode one, SyntaxNode other)
    {
        TextSpan both = TextSpan.FromBounds(Math.Min(one.SpanStart, other.SpanStart), Math.Max(one.Span.End, other.Span.End));
        return one.SyntaxTree == other.SyntaxTree
            && one.SyntaxTree.GetRoot().DescendantTrivia(both).Any(trivia => both.Contains(trivia.Span) && trivia.GetStructure() is BranchingDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax);
    }
}
