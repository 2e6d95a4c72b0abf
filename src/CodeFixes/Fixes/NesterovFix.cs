using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Gives Nesterov's form the momentum it needs (UNR0310), or gives the form up.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NesterovFix))]
[Shared]
public sealed class NesterovFix : NetworkFix
{
    private const string Momentum = "0.9";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0310"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        if (diagnosis.Node is AttributeArgumentSyntax nesterov)
        {
            yield return new Fix($"Set Momentum to {Momentum}", "Momentum", edits => SetMomentum(edits, nesterov, diagnosis.Remedy));
            yield return new Fix($"Remove '{nesterov}'", "Nesterov", edits => edits.Remove(nesterov));
        }
    }

    private static void SetMomentum(Edits edits, AttributeArgumentSyntax nesterov, SyntaxNode? momentum)
    {
        if (momentum is AttributeArgumentSyntax given)
        {
            edits.Replace(given.Expression, Momentum);
        }
        else
        {
            edits.Insert(nesterov.SyntaxTree, nesterov.SpanStart, $"Momentum = {Momentum}, ");
        }
    }
}
