using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Parsing;

/// <summary>Finds the library's attributes on a class.</summary>
internal static class Vocabulary
{
    private const string Namespace = "Unrolled";

    /// <summary>A program may have a namespace of that name, too.</summary>
    private const string Assembly = "Unrolled.Attributes";

    /// <summary>In the order of the source, declaration by declaration.</summary>
    public static ImmutableArray<AttributeData> On(INamedTypeSymbol type) =>
        type.GetAttributes().Where(IsOurs).OrderBy(attribute => PartOf(type, attribute)).ThenBy(PositionOf).ToImmutableArray();

    /// <summary>An attribute's name without the suffix.</summary>
    public static string NameOf(AttributeData attribute)
    {
        const string suffix = nameof(Attribute);
        string name = attribute.AttributeClass?.Name ?? string.Empty;
        return name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
    }

    /// <summary>Whether a class has the attribute that makes it a network.</summary>
    public static bool IsNetwork(INamedTypeSymbol type) => On(type).Any(attribute => NameOf(attribute) == NetworkParser.Network);

    /// <summary>Which of the partial declarations an attribute stands on.</summary>
    public static int PartOf(INamedTypeSymbol type, AttributeData attribute)
    {
        SyntaxReference? reference = attribute.ApplicationSyntaxReference;
        ImmutableArray<SyntaxReference> parts = type.DeclaringSyntaxReferences;
        int part = 0;
        while (part < parts.Length && !(parts[part].SyntaxTree == reference?.SyntaxTree && parts[part].Span.Contains(reference.Span)))
        {
            part++;
        }

        return part;
    }

    private static int PositionOf(AttributeData attribute) => attribute.ApplicationSyntaxReference?.Span.Start ?? 0;

    private static bool IsOurs(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingType: null, ContainingAssembly.Name: Assembly, ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } };
}
