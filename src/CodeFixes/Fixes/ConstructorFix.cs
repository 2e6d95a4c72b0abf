using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Makes a constructor call the generated one (UNR0010): with its own seed if it has one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstructorFix))]
[Shared]
public sealed class ConstructorFix : NetworkFix
{
    private const string Seed = "seed";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0010"];

    private protected override IEnumerable<Fix> FixesOf(Mistake mistake)
    {
        // A call of a base constructor with arguments is not for us to drop.
        if (mistake.Node is ConstructorDeclarationSyntax { Initializer: null or { ArgumentList.Arguments.Count: 0 } } constructor)
        {
            // Named, so that no constructor of the user's is meant.
            string call = constructor.ParameterList.Parameters.Any(IsSeed) ? ": this(seed)" : ": this(seed: 0)";
            yield return new Fix($"Add '{call}'", "Chain", edits => Apply(edits, constructor, call));
        }
    }

    private static bool IsSeed(ParameterSyntax parameter) =>
        parameter is { Identifier.ValueText: Seed, Modifiers.Count: 0, Type: PredefinedTypeSyntax type } && type.Keyword.IsKind(SyntaxKind.IntKeyword);

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
