using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>The values of fields and properties that never have another.</summary>
/// <remarks>Those of this compilation: an editor shows the source of other projects, too, but nothing can be asked of it here.</remarks>
internal static class Initializers
{
    /// <summary>The initialiser of a read-only field in source, static or of the object itself, unless it may be read before or replaced after: null then.</summary>
    public static ExpressionSyntax? Of(IFieldReferenceOperation reference, Compilation compilation)
    {
        IFieldSymbol field = reference.Field;
        return field is { IsReadOnly: true, ContainingType.TypeKind: TypeKind.Class or TypeKind.Struct }
            && (field.IsStatic || (reference.Instance is IInstanceReferenceOperation && field.ContainingType.TypeKind == TypeKind.Class))
            && field.DeclaringSyntaxReferences.Only()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && compilation.ContainsSyntaxTree(value.SyntaxTree)
            && !IsMentionedInConstructors(field)
            && !IsOfThreads(field)
            && !IsInitialisation(reference)
                ? value
                : null;
    }

    /// <summary>The expression of a property that is one, in source.</summary>
    public static ExpressionSyntax? Of(IPropertySymbol property, Compilation compilation, CancellationToken cancellation) =>
        property is { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false }
        && property.DeclaringSyntaxReferences.Only()?.GetSyntax(cancellation) is PropertyDeclarationSyntax { ExpressionBody.Expression: { } value }
        && compilation.ContainsSyntaxTree(value.SyntaxTree)
            ? value
            : null;

    /// <summary>Constructors, of instances and of the class, and init accessors may assign; whoever only reads is counted, too.</summary>
    private static bool IsMentionedInConstructors(IFieldSymbol field)
    {
        IEnumerable<SyntaxNode> bodies = field.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes())
            .Where(node => node is ConstructorDeclarationSyntax || node.IsKind(SyntaxKind.InitAccessorDeclaration));
        return bodies.Any(body => body.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == field.Name));
    }

    /// <summary>Only the thread that initialises the class gives its field that value.</summary>
    private static bool IsOfThreads(IFieldSymbol field) => field.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ThreadStaticAttribute));

    /// <summary>While a class is initialised, its static fields may still be null.</summary>
    private static bool IsInitialisation(IFieldReferenceOperation reference) =>
        reference.Field.IsStatic
        && reference.Syntax.Ancestors().Any(node => node is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null } or ConstructorDeclarationSyntax);
}
