using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Moves a loss below the last layer (UNR0014).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LossOrderFix))]
[Shared]
public sealed class LossOrderFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0014"];

    private protected override IEnumerable<Fix> FixesOf(Mistake mistake)
    {
        if (mistake is { Node: AttributeSyntax loss, Remedy: AttributeSyntax layer })
        {
            yield return new Fix($"Move it below [{layer}]", "Move", edits => Move(edits, loss, layer));
        }
    }

    private static void Move(Edits edits, AttributeSyntax loss, AttributeSyntax layer)
    {
        edits.InsertAfter(layer, loss.ToString());
        edits.Remove(loss);
    }
}
