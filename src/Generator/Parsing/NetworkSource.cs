using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Parsing;

/// <summary>The live symbols of a network class, in the order in which its declaration lists what was read from them. Never leaves a transform.</summary>
internal sealed class NetworkSource
{
    private NetworkSource(Compilation compilation, INamedTypeSymbol type, TypeDeclarationSyntax syntax, IEnumerable<ISymbol> members)
    {
        Compilation = compilation;
        Type = type;
        Syntax = syntax;
        Attributes = Vocabulary.On(type);
        Members = members.ToImmutableArray();
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol Type { get; }

    /// <summary>The declaration with the network attribute, the first one if there are more.</summary>
    public TypeDeclarationSyntax Syntax { get; }

    public ImmutableArray<AttributeData> Attributes { get; }

    public ImmutableArray<ISymbol> Members { get; }

    /// <summary>The declarations around <see cref="Syntax"/>, from the outermost in.</summary>
    public IEnumerable<TypeDeclarationSyntax> ContainingTypes => Syntax.Ancestors().OfType<TypeDeclarationSyntax>().Reverse();

    /// <summary>The class, or null if the attribute found is not its first network attribute: then another transform has the class.</summary>
    public static NetworkSource? From(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || context.TargetNode is not TypeDeclarationSyntax syntax)
        {
            return null;
        }

        return DeclarationOf(type, cancellation) == syntax
            ? new(context.SemanticModel.Compilation, type, syntax, MemberParser.Collect(context.SemanticModel.Compilation, type))
            : null;
    }

    /// <summary>The class as an analyzer finds it, or null if it is no network.</summary>
    /// <remarks>Without members: by now the class has the generated ones too, and only errors depend on members.</remarks>
    public static NetworkSource? From(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation) =>
        DeclarationOf(type, cancellation) is { } syntax ? new(compilation, type, syntax, []) : null;

    /// <summary>Whether the class as an analyzer finds it was generated without an error: else it has no engine.</summary>
    public static bool HasEngine(INamedTypeSymbol type) =>
        type.GetMembers("_engine").OfType<IFieldSymbol>().Any(field => field.Type.ContainingNamespace?.ToDisplayString() == "Unrolled.Runtime");

    /// <summary>The declaration with the first network attribute, or null if there is none.</summary>
    private static TypeDeclarationSyntax? DeclarationOf(INamedTypeSymbol type, CancellationToken cancellation) => Vocabulary.On(type)
        .FirstOrDefault(attribute => Vocabulary.NameOf(attribute) == NetworkParser.Network)?
        .ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent as TypeDeclarationSyntax;
}
