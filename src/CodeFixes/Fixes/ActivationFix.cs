using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Gives a layer the activation that its loss (UNR0307), its parameter (UNR0301) or its single output (UNR0309) asks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ActivationFix))]
[Shared]
public sealed class ActivationFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0301", "UNR0307", "UNR0309"];

    private protected override IEnumerable<Fix> FixesOf(Mistake mistake)
    {
        if (mistake is { Value: { } activation, Remedy: { } place } && Vocabulary.Member(mistake.Compilation, "Activation", activation, place) is { } text)
        {
            yield return new Fix($"Use {text}", "Activation", edits => Apply(edits, place, text));
        }
    }

    private static void Apply(Edits edits, SyntaxNode place, string text)
    {
        if (place is AttributeArgumentSyntax argument)
        {
            edits.Replace(argument.Expression, text);
        }
        else if (place is AttributeSyntax { ArgumentList.Arguments: var arguments } && arguments.LastOrDefault(one => one.NameEquals is null) is { } last)
        {
            string name = last.NameColon is null ? string.Empty : "activation: ";
            edits.Insert(place.SyntaxTree, last.Span.End, ", " + name + text);
        }
    }
}
