using Microsoft.CodeAnalysis;

namespace Unrolled.CodeFixes;

/// <summary>Names of the library's attributes and enums as a file would write them.</summary>
internal static class SourceNames
{
    /// <summary>A member of an enum (<c>Activation.Relu</c>), qualified as far as usings and aliases ask for; null where the project has no such enum.</summary>
    public static string? Member(Compilation compilation, string type, string member, SyntaxNode place) =>
        NameOf(compilation, type, place) is { } name ? name + "." + member : null;

    /// <summary>An attribute (<c>CrossEntropy</c>), qualified likewise; null where the project has no such attribute.</summary>
    public static string? Attribute(Compilation compilation, string attribute, SyntaxNode place)
    {
        const string suffix = nameof(System.Attribute);
        string? name = NameOf(compilation, attribute + suffix, place);
        return name is not null && name.EndsWith(suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
    }

    private static string? NameOf(Compilation compilation, string type, SyntaxNode place) => compilation.GetTypeByMetadataName("Unrolled." + type)
        ?.ToMinimalDisplayString(compilation.GetSemanticModel(place.SyntaxTree), place.SpanStart);
}
