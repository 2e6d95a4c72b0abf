using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Makes a constructor call the generated one (UNR0010): with its own seed if it has one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstructorFix))]
[Shared]
public sealed class ConstructorFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0010"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        // A call of a base constructor with arguments is not for us to drop.
        if (diagnosis is { Node: ConstructorDeclarationSyntax { Initializer: null or { ArgumentList.Arguments.Count: 0 } } constructor, Replacement: { } call })
        {
            yield return new Fix($"Add '{call}'", "Chain", edits => Apply(edits, constructor, call));
        }
    }

    private static void Apply(Edits edits, ConstructorDeclarationSyntax constructor, string call)
    {
        if (constructor.Initializer is { } initializer)
        {
            edits.Replace(initializer, call);
        }
        else
        {
            edits.Insert(constructor.SyntaxTree, constructor.ParameterList.Span.End, " " + call);
        }
    }
}
