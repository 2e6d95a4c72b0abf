using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Makes two sizes agree (UNR0102): the inputs a layer declares and the number before it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InputsFix))]
[Shared]
public sealed class InputsFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0102"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        if (diagnosis.Node is AttributeArgumentSyntax { Expression: var declared }
            && diagnosis.Remedy is AttributeArgumentSyntax { Expression: var arriving, Parent.Parent: AttributeSyntax before })
        {
            // Expressions as they are: a constant stays one.
            yield return new Fix($"Change {declared} to {arriving}", "Inputs", edits => edits.Replace(declared, arriving.ToString()));
            yield return new Fix($"Change {arriving} in [{before.Name}] before it to {declared}", "Before", edits => edits.Replace(arriving, declared.ToString()));
        }
    }
}
