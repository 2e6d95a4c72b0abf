using Microsoft.CodeAnalysis;

namespace Unrolled.CodeFixes;

/// <summary>Names of the library's attributes and enums as a file would write them.</summary>
internal static class Vocabulary
{
    /// <summary>A member of an enum (<c>Activation.Relu</c>), qualified as far as usings and aliases ask for; null where the project has no such enum.</summary>
    public static string? Member(Compilation compilation, string type, string member, SyntaxNode place) =>
        compilation.GetTypeByMetadataName("Unrolled." + type) is { } symbol
            ? symbol.ToMinimalDisplayString(compilation.GetSemanticModel(place.SyntaxTree), place.SpanStart) + "." + member
            : null;
}
