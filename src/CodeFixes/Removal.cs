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
        AttributeListSyntax attributes when attributes.Attributes.All(removed.Contains) => Cut(attributes, Lines.Whole(attributes), [.. attributes.ChildNodesAndTokens()]),
        AttributeListSyntax attributes => SpansOf(attributes, attributes.Attributes, removed),
        AttributeArgumentListSyntax arguments when arguments.Arguments.All(removed.Contains) => Cut(arguments, arguments.Span, [.. arguments.ChildNodesAndTokens()]),
        AttributeArgumentListSyntax arguments => SpansOf(arguments, arguments.Arguments, removed),
        _ => [],
    };

    /// <summary>A node goes with the separator before it, or, where nothing before it stays, with the one behind it.</summary>
    private static IEnumerable<TextSpan> SpansOf<T>(SyntaxNode list, SeparatedSyntaxList<T> items, ICollection<SyntaxNode> removed)
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
            foreach (TextSpan span in Cut(list, both, items[i], separator))
            {
                yield return span;
            }
        }
    }

    /// <summary>A stretch of the list as a whole, or, where a comment between or beside the parts is to stay, the parts alone.</summary>
    private static IEnumerable<TextSpan> Cut(SyntaxNode list, TextSpan stretch, params SyntaxNodeOrToken[] parts)
    {
        bool hasComment = list.DescendantTrivia().Any(trivia =>
            stretch.Contains(trivia.Span) && !parts.Any(part => part.Span.Contains(trivia.Span)) && !string.IsNullOrWhiteSpace(trivia.ToString()));
        return hasComment ? parts.Select(part => part.Span) : [stretch];
    }
}
