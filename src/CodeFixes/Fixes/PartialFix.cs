using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Makes a network class and the types around it partial (UNR0001, UNR0002).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix))]
[Shared]
public sealed class PartialFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0001", "UNR0002"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        TypeDeclarationSyntax[] types = [.. diagnosis.Node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))];
        if (types.Length > 0)
        {
            string names = string.Join(" and ", types.Select(type => $"'{type.Identifier.ValueText}'"));
            yield return new Fix($"Make {names} partial", "Partial", edits => Apply(edits, types));
        }
    }

    private static void Apply(Edits edits, IEnumerable<TypeDeclarationSyntax> types)
    {
        foreach (TypeDeclarationSyntax type in types)
        {
            edits.Insert(type.SyntaxTree, type.Keyword.SpanStart, "partial ");
        }
    }
}
