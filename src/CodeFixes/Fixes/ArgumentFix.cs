using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>
/// Removes an argument: a parameter of another activation (UNR0301), a rate or scale beside the caller's mask (UNR0302), an initialiser that
/// does not suit the activation (UNR0314), straight lines where there are too many (UNR0404, UNR0405).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ArgumentFix))]
[Shared]
public sealed class ArgumentFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0301", "UNR0302", "UNR0314", "UNR0404", "UNR0405"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        if (diagnosis.Node is AttributeArgumentSyntax argument)
        {
            yield return new Fix($"Remove '{argument}'", "Argument", edits => edits.Remove(argument));
        }
    }
}
