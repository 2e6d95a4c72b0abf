using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Adds the loss (UNR0507) or the optimiser (UNR0508) that a call needs to the network, wherever that is declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TrainingFix))]
[Shared]
public sealed class TrainingFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0507", "UNR0508"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        if (diagnosis is { Remedy: AttributeSyntax above, Value: { } missing })
        {
            // The name and, from its parenthesis on, the arguments.
            int end = missing.IndexOf('(') is >= 0 and var parenthesis ? parenthesis : missing.Length;
            if (SourceNames.Attribute(diagnosis.Compilation, missing.Substring(0, end), above) is { } name)
            {
                string attribute = name + missing.Substring(end);
                yield return new Fix($"Add [{attribute}] below [{above}]", "Training", edits => edits.InsertAfter(above, attribute));
            }
        }
    }
}
