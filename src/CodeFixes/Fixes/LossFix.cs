using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>
/// Replaces a loss by the one that goes with the last activation: binary cross-entropy of a softmax (UNR0307), squared errors of a softmax or sigmoid
/// (UNR0313, UNR0316), cross-entropy of one output (UNR0318). Not of one with options, which the other does not have.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LossFix))]
[Shared]
public sealed class LossFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0307", "UNR0313", "UNR0316", "UNR0318"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        if (diagnosis is { Node: AttributeSyntax { ArgumentList: null or { Arguments.Count: 0 } } loss, Value: null, Replacement: { } right } && SourceNames.Attribute(diagnosis.Compilation, right, loss) is { } name)
        {
            yield return new Fix($"Use [{name}]", "Loss", edits => edits.Replace(loss, name));
        }
    }
}
