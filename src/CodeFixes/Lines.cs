using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Unrolled.CodeFixes;

/// <summary>Where nodes stand on their lines.</summary>
internal static class Lines
{
    /// <summary>The node with its line where it has one to itself; else with the space between it and its neighbour.</summary>
    public static TextSpan Whole(SyntaxNode node)
    {
        SourceText text = node.SyntaxTree.GetText();
        TextLine first = text.Lines.GetLineFromPosition(node.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(node.Span.End);
        int start = node.SpanStart;
        while (start > first.Start && IsSpace(text[start - 1]))
        {
            start--;
        }

        int end = node.Span.End;
        while (end < last.End && IsSpace(text[end]))
        {
            end++;
        }

        return (start == first.Start, end == last.End) switch
        {
            (true, true) => TextSpan.FromBounds(start, last.EndIncludingLineBreak),
            (false, true) => TextSpan.FromBounds(start, end),
            _ => TextSpan.FromBounds(node.SpanStart, end),
        };
    }

    /// <summary>The end of the line that the node ends on, behind any comment there.</summary>
    public static int EndOf(SyntaxNode node) => node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.Span.End).End;

    /// <summary>What stands between attributes as these are laid out: a line break with the indentation, or a space.</summary>
    public static string SeparatorBehind(AttributeListSyntax list)
    {
        SourceText text = list.SyntaxTree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(list.SpanStart);
        string indentation = text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart));
        bool hasLine = string.IsNullOrWhiteSpace(indentation) && list.GetLastToken().GetNextToken().SpanStart > line.End;
        return hasLine ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indentation : " ";
    }

    private static bool IsSpace(char character) => character is ' ' or '\t';
}
