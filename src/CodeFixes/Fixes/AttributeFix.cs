using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>
/// Removes an attribute: a second loss, optimiser or attribute of a kind (UNR0304, UNR0305, UNR0306), a penalty on nothing (UNR0311),
/// dropout on the output (UNR0312), a penalty beside decay (UNR0315), clipping without an optimiser (UNR0319).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeFix))]
[Shared]
public sealed class AttributeFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0304", "UNR0305", "UNR0306", "UNR0311", "UNR0312", "UNR0315", "UNR0319"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        if (diagnosis.Node is AttributeSyntax attribute)
        {
            yield return new Fix($"Remove [{attribute}]", "Attribute", edits => edits.Remove(attribute));
        }
    }
}
