using System;
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
    private readonly HashSet<(SyntaxTree Tree, TextChange Change)> _changes = [];

    private readonly HashSet<SyntaxNode> _removed = [];

    /// <summary>Adds all that a fix changes, or nothing where some of it contradicts the fixes before it: half a move would lose or double what is moved.</summary>
    public void Add(Fix fix)
    {
        Edits all = new();
        all._changes.UnionWith(_changes);
        all._removed.UnionWith(_removed);
        fix.Apply(all);
        if (!all.Changes().Any(Contradicts))
        {
            _changes.UnionWith(all._changes);
            _removed.UnionWith(all._removed);
        }
    }

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

    /// <summary>The solution with the changes.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellation)
    {
        Solution changed = solution;
        foreach (IGrouping<SyntaxTree, TextChange> changes in Changes())
        {
            if (solution.GetDocument(changes.Key) is { } document)
            {
                SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                changed = changed.WithDocumentText(document.Id, text.WithChanges(Apart(changes)));
            }
        }

        return changed;
    }

    /// <summary>The program with the changes, as the compiler would see it if generators did not run again.</summary>
    public Compilation Apply(Compilation compilation) => Changes().Aggregate(compilation, static (changed, changes) =>
        changed.ReplaceSyntaxTree(changes.Key, changes.Key.WithChangedText(changes.Key.GetText().WithChanges(Apart(changes)))));

    /// <summary>The changes of each file, in order of the text.</summary>
    private IEnumerable<IGrouping<SyntaxTree, TextChange>> Changes()
    {
        IEnumerable<(SyntaxTree Tree, TextChange Change)> removals =
            from list in _removed.Select(node => node.Parent!).Distinct()
            from span in Removal.SpansOf(list, _removed)
            select (list.SyntaxTree, new TextChange(span, string.Empty));
        return _changes.Concat(removals)
            .OrderBy(one => one.Change.Span.Start)
            .ThenBy(one => one.Change.Span.End)
            .GroupBy(one => one.Tree, one => one.Change);
    }

    /// <summary>Whether two changes want different things of one place. Two that take it out do not.</summary>
    private static bool Contradicts(IEnumerable<TextChange> changes)
    {
        TextChange furthest = default;
        foreach (TextChange change in changes)
        {
            if (change.Span.Start < furthest.Span.End && !(IsRemoval(change) && IsRemoval(furthest)))
            {
                return true;
            }

            furthest = change.Span.End >= furthest.Span.End ? change : furthest;
        }

        return false;
    }

    /// <summary>The same changes, each place in one of them only: neighbours that go share the space between them.</summary>
    private static IEnumerable<TextChange> Apart(IEnumerable<TextChange> changes)
    {
        int end = 0;
        foreach (TextChange change in changes)
        {
            if (change.Span.Start >= end)
            {
                yield return change;
            }
            else if (change.Span.End > end)
            {
                yield return new TextChange(TextSpan.FromBounds(end, change.Span.End), string.Empty);
            }

            end = Math.Max(end, change.Span.End);
        }
    }

    private static bool IsRemoval(TextChange change) => change.NewText is "";

    private void Add(SyntaxTree tree, TextChange change) => _changes.Add((tree, change));
}
