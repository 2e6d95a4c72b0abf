using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Makes a static, abstract or record class an ordinary one (UNR0003), where it is declared in one place and the program does not need what it was.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OrdinaryClassFix))]
[Shared]
public sealed class OrdinaryClassFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0003"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        if (diagnosis.Node is not TypeDeclarationSyntax type || !IsOnlyDeclaration(type, diagnosis.Compilation))
        {
            yield break;
        }

        if (type is RecordDeclarationSyntax { ParameterList: null } record)
        {
            Fix fix = new($"Make '{record.Identifier.ValueText}' a class", "Class", edits => MakeClass(edits, record));
            if (BringsNoError(fix, diagnosis.Compilation))
            {
                yield return fix;
            }
        }
        else if (type is ClassDeclarationSyntax { BaseList: null } && Obstacle(type) is { RawKind: not 0 } modifier)
        {
            yield return new Fix($"Remove '{modifier.ValueText}'", "Modifier", edits => edits.Remove(modifier));
        }
    }

    /// <summary>Whether all of the type is in sight: another part would have to change too.</summary>
    private static bool IsOnlyDeclaration(TypeDeclarationSyntax type, Compilation compilation) =>
        compilation.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type) is { DeclaringSyntaxReferences.Length: 1 };

    /// <summary>Whether the program has no use for what the compiler gives to records: <c>with</c>, <c>PrintMembers</c>, <c>IEquatable</c>, records derived from it.</summary>
    private static bool BringsNoError(Fix fix, Compilation compilation)
    {
        Edits edits = new();
        edits.Add(fix);
        ILookup<string, Diagnostic> before = ErrorsOf(compilation);
        return ErrorsOf(edits.Apply(compilation)).All(after => after.Count() <= before[after.Key].Count());
    }

    private static ILookup<string, Diagnostic> ErrorsOf(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(diagnostic => diagnostic.Id);

    private static void MakeClass(Edits edits, RecordDeclarationSyntax record)
    {
        if (record.ClassOrStructKeyword.IsKind(SyntaxKind.ClassKeyword))
        {
            edits.Remove(record.Keyword);
        }
        else
        {
            edits.Replace(record.Keyword, "class");
        }
    }

    private static SyntaxToken Obstacle(TypeDeclarationSyntax type) => type.Modifiers.FirstOrDefault(modifier =>
        (modifier.IsKind(SyntaxKind.StaticKeyword) && !type.Members.OfType<MethodDeclarationSyntax>().Any(IsExtension))
        || (modifier.IsKind(SyntaxKind.AbstractKeyword) && !type.Members.Any(member => member.Modifiers.Any(SyntaxKind.AbstractKeyword))));

    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.FirstOrDefault() is { } first && first.Modifiers.Any(SyntaxKind.ThisKeyword);
}
