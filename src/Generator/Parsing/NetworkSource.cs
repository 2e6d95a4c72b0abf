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
    private const string Vocabulary = "Unrolled";

    private NetworkSource(Compilation compilation, INamedTypeSymbol type, TypeDeclarationSyntax syntax, ImmutableArray<ISymbol> members)
    {
        Compilation = compilation;
        Type = type;
        Syntax = syntax;
        Attributes = type.GetAttributes().Where(IsOfVocabulary).OrderBy(PartOf).ThenBy(PositionOf).ToImmutableArray();
        Members = members;
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

        Compilation compilation = context.SemanticModel.Compilation;
        NetworkSource source = new(compilation, type, syntax, MemberParser.Collect(compilation, type).ToImmutableArray());
        return source.DeclarationOfNetwork(cancellation) == syntax ? source : null;
    }

    /// <summary>A class of a compilation that the generator has run on, or null if it is no network. Its members are left out: those of the generator are among them.</summary>
    public static NetworkSource? From(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not TypeDeclarationSyntax part)
        {
            return null;
        }

        TypeDeclarationSyntax? syntax = new NetworkSource(compilation, type, part, ImmutableArray<ISymbol>.Empty).DeclarationOfNetwork(cancellation);
        return syntax is null ? null : new NetworkSource(compilation, type, syntax, ImmutableArray<ISymbol>.Empty);
    }

    /// <summary>An attribute's name without the suffix.</summary>
    public static string NameOf(AttributeData attribute)
    {
        const string suffix = nameof(System.Attribute);
        string name = attribute.AttributeClass?.Name ?? string.Empty;
        return name.EndsWith(suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
    }

    /// <summary>Which of the partial declarations an attribute stands on.</summary>
    public int PartOf(AttributeData attribute)
    {
        SyntaxReference? reference = attribute.ApplicationSyntaxReference;
        ImmutableArray<SyntaxReference> parts = Type.DeclaringSyntaxReferences;
        int part = 0;
        while (part < parts.Length && !(parts[part].SyntaxTree == reference?.SyntaxTree && parts[part].Span.Contains(reference.Span)))
        {
            part++;
        }

        return part;
    }

    private TypeDeclarationSyntax? DeclarationOfNetwork(CancellationToken cancellation) =>
        Attributes.FirstOrDefault(attribute => NameOf(attribute) == NetworkParser.Network)?.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent as TypeDeclarationSyntax;

    private static int PositionOf(AttributeData attribute) => attribute.ApplicationSyntaxReference?.Span.Start ?? 0;

    private static bool IsOfVocabulary(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingType: null, ContainingNamespace: { Name: Vocabulary, ContainingNamespace.IsGlobalNamespace: true } };
}
