using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Unrolled.CodeFixes;

/// <summary>Changes to source texts, of one fix or of many.</summary>
/// <remarks>Text is changed, not syntax: what no change mentions, comments above all, stays as its author left it.</remarks>
internal sealed class Edits
{
    /// <summary>Sets, so that fixes may agree.</summary>
    private readonly Dictionary<SyntaxTree, HashSet<TextChange>> _changes = [];

    private readonly HashSet<SyntaxNode> _removed = [];

    public void Replace(SyntaxNode node, string text) => Add(node.SyntaxTree, new TextChange(node.Span, text));

    public void Replace(SyntaxToken token, string text) => Add(token.SyntaxTree!, new TextChange(token.Span, text));

    public void Insert(SyntaxTree tree, int position, string text) => Add(tree, new TextChange(new TextSpan(position, 0), text));

    /// <summary>Takes a modifier or keyword out, up to what follows it.</summary>
    public void Remove(SyntaxToken token)
    {
        bool isFollowedBySpace = token.TrailingTrivia.All(trivia => string.IsNullOrWhiteSpace(trivia.ToString()));
        Add(token.SyntaxTree!, new TextChange(isFollowedBySpace ? TextSpan.FromBounds(token.SpanStart, token.FullSpan.End) : token.Span, string.Empty));
    }

    /// <summary>Takes an argument out, and the parentheses with the last one.</summary>
    public void Remove(AttributeArgumentSyntax argument) => _removed.Add(argument);

    /// <summary>Takes an attribute out, and its line with the last one of its brackets.</summary>
    public void Remove(AttributeSyntax attribute) => _removed.Add(attribute);

    /// <summary>Puts an attribute in front of another: on a line of its own where that has one.</summary>
    public void InsertBefore(AttributeSyntax anchor, string attribute)
    {
        if (anchor.Parent is AttributeListSyntax { Attributes.Count: 1 } list)
        {
            Insert(anchor.SyntaxTree, list.SpanStart, $"[{attribute}]{Lines.SeparatorBehind(list)}");
        }
        else
        {
            Insert(anchor.SyntaxTree, anchor.SpanStart, attribute + ", ");
        }
    }

    /// <summary>Puts an attribute behind another: on the next line where the line ends there.</summary>
    public void InsertAfter(AttributeSyntax anchor, string attribute)
    {
        AttributeListSyntax list = (AttributeListSyntax)anchor.Parent!;
        if (list.Attributes.Last() != anchor)
        {
            Insert(anchor.SyntaxTree, anchor.Span.End, ", " + attribute);
        }
        else
        {
            string separator = Lines.SeparatorBehind(list);
            Insert(anchor.SyntaxTree, separator == " " ? list.Span.End : Lines.EndOf(list), $"{separator}[{attribute}]");
        }
    }

    /// <summary>The solution with the changes. Of two that contradict each other, the one further up in the text wins.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellation)
    {
        foreach (SyntaxNode list in _removed.Select(node => node.Parent!).Distinct())
        {
            foreach (TextSpan span in Removal.SpansOf(list, _removed))
            {
                Add(list.SyntaxTree, new TextChange(span, string.Empty));
            }
        }

        Solution changed = solution;
        foreach (KeyValuePair<SyntaxTree, HashSet<TextChange>> changes in _changes)
        {
            if (solution.GetDocument(changes.Key) is { } document)
            {
                SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                changed = changed.WithDocumentText(document.Id, text.WithChanges(Compatible(changes.Value)));
            }
        }

        return changed;
    }

    private static IEnumerable<TextChange> Compatible(IEnumerable<TextChange> changes)
    {
        int end = 0;
        foreach (TextChange change in changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End))
        {
            if (change.Span.Start >= end)
            {
                end = change.Span.End;
                yield return change;
            }
        }
    }

    private void Add(SyntaxTree tree, TextChange change)
    {
        if (!_changes.TryGetValue(tree, out HashSet<TextChange>? changes))
        {
            _changes.Add(tree, changes = []);
        }

        changes.Add(change);
    }
}
