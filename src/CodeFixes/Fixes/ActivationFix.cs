using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Gives a layer the activation that its loss (UNR0307), its parameter (UNR0301) or its single output (UNR0309) asks for, and the loss with it that a single output needs, unless it has options, which the other does not have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ActivationFix))]
[Shared]
public sealed class ActivationFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0301", "UNR0307", "UNR0309"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        // What is underlined is the activation, the parameter or the loss; the remedy's place is the other one that changes.
        return diagnosis.Id == "UNR0309"
            ? FixesOf(diagnosis.Compilation, diagnosis.Node, diagnosis.Replacement, diagnosis.Remedy, diagnosis.Value)
            : FixesOf(diagnosis.Compilation, diagnosis.Remedy, diagnosis.Value, diagnosis.Node, diagnosis.Replacement);
    }

    private static IEnumerable<Fix> FixesOf(Compilation compilation, SyntaxNode? place, string? activation, SyntaxNode? lossPlace, string? loss)
    {
        if (place is null || activation is null || SourceNames.Member(compilation, "Activation", activation, place) is not { } text)
        {
            yield break;
        }

        if (loss is null)
        {
            yield return new Fix($"Use {text}", "Activation", edits => Apply(edits, place, text));
        }
        else if (lossPlace is AttributeSyntax { ArgumentList: null or { Arguments.Count: 0 } } && SourceNames.Attribute(compilation, loss, lossPlace) is { } name)
        {
            yield return new Fix($"Use {text} and [{name}]", "Activation", edits =>
            {
                Apply(edits, place, text);
                edits.Replace(lossPlace, name);
            });
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
