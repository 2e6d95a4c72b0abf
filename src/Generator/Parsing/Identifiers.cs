using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace Unrolled.Generator.Parsing;

/// <summary>What C# lets be a name.</summary>
internal static class Identifiers
{
    /// <summary>The name as source has to write it: <c>@class</c>.</summary>
    public static string Escape(string name) => IsKeyword(name) ? "@" + name : name;

    /// <summary>Whether a text can name a member as it stands.</summary>
    /// <remarks>Keywords of single contexts are refused too, since a generated member might meet that context.</remarks>
    public static bool CanNameMember(string text) => SyntaxFacts.IsValidIdentifier(text) && !IsKeyword(text) && !text.Any(IsIgnored);

    private static bool IsKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;

    /// <summary>Whether the compiler leaves the character out when it compares identifiers: two names could differ in our eyes only.</summary>
    private static bool IsIgnored(char character) => CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
