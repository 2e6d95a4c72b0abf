using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    /// <summary>The end of the line that the list ends on, behind any comment there; for a list with nothing else behind it on that line.</summary>
    public static int EndOf(AttributeListSyntax list) => BreakBehind(list).SpanStart;

    /// <summary>What stands between attributes as these are laid out: a line break with the indentation, or a space.</summary>
    public static string SeparatorBehind(AttributeListSyntax list)
    {
        SourceText text = list.SyntaxTree.GetText();
        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart);
        string indentation = text.ToString(TextSpan.FromBounds(first.Start, list.SpanStart));
        SyntaxTrivia lineBreak = BreakBehind(list);
        bool hasLines = string.IsNullOrWhiteSpace(indentation) && lineBreak.IsKind(SyntaxKind.EndOfLineTrivia);
        return hasLines ? lineBreak.ToString() + indentation : " ";
    }

    /// <summary>The line break before whatever follows the list, or none.</summary>
    private static SyntaxTrivia BreakBehind(AttributeListSyntax list) =>
        list.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static bool IsSpace(char character) => character is ' ' or '\t';
}
