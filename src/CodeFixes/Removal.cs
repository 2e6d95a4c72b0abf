using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Unrolled.CodeFixes;

/// <summary>What has to be cut out of a text for nodes to go, separators and all.</summary>
internal static class Removal
{
    /// <param name="list">The brackets of attributes or the parentheses of arguments.</param>
    /// <param name="removed">The nodes to go, perhaps also of other lists.</param>
    public static IEnumerable<TextSpan> SpansOf(SyntaxNode list, ICollection<SyntaxNode> removed) => list switch
    {
        AttributeListSyntax attributes when attributes.Attributes.All(removed.Contains) => [Lines.Whole(attributes)],
        AttributeListSyntax attributes => SpansOf(attributes.Attributes, removed),
        AttributeArgumentListSyntax arguments when arguments.Arguments.All(removed.Contains) => [arguments.Span],
        AttributeArgumentListSyntax arguments => SpansOf(arguments.Arguments, removed),
        _ => [],
    };

    /// <summary>A node goes with the separator before it, or, where nothing before it stays, with the one behind it.</summary>
    private static IEnumerable<TextSpan> SpansOf<T>(SeparatedSyntaxList<T> items, ICollection<SyntaxNode> removed)
        where T : SyntaxNode
    {
        bool stays = false;
        for (int i = 0; i < items.Count; i++)
        {
            if (!removed.Contains(items[i]))
            {
                stays = true;
                continue;
            }

            SyntaxToken separator = items.GetSeparator(stays ? i - 1 : i);
            TextSpan both = stays
                ? TextSpan.FromBounds(items[i - 1].Span.End, items[i].Span.End)
                : TextSpan.FromBounds(items[i].SpanStart, items[i + 1].SpanStart);
            bool hasComment = separator.LeadingTrivia.Concat(separator.TrailingTrivia).Any(trivia => !string.IsNullOrWhiteSpace(trivia.ToString()));
            foreach (TextSpan span in hasComment ? [items[i].Span, separator.Span] : new[] { both })
            {
                yield return span;
            }
        }
    }
}
