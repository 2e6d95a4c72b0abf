using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Moves dropout on the output to the inputs of the last layer (UNR0312).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropoutFix))]
[Shared]
public sealed class DropoutFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0312"];

    private protected override IEnumerable<Fix> FixesOf(Mistake mistake)
    {
        if (mistake is { Node: AttributeSyntax dropout, Remedy: AttributeSyntax output })
        {
            yield return new Fix($"Move it before [{output}]", "Move", edits => Move(edits, dropout, output));
        }
    }

    private static void Move(Edits edits, AttributeSyntax dropout, AttributeSyntax output)
    {
        edits.InsertBefore(output, dropout.ToString());
        edits.Remove(dropout);
    }
}
