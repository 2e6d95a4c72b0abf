using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Unrolled.CodeFixes;

/// <summary>What all fixes share: a mistake in, titles and changes out, one at a time or all at once.</summary>
public abstract class NetworkFix : CodeFixProvider
{
    /// <summary>The fix-all of every fix of the library.</summary>
    public sealed override FixAllProvider GetFixAllProvider() => FixAll.Instance;

    /// <summary>Offers the fixes of each diagnostic.</summary>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.Document.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Fix fix in await FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(OnOneLine(fix.Title), cancellation => ApplyAsync(fix, solution, cancellation), fix.Key), diagnostic);
            }
        }
    }

    /// <summary>The fixes of one diagnostic.</summary>
    internal async Task<IEnumerable<Fix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await Diagnosis.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } diagnosis ? FixesOf(diagnosis) : [];

    private protected abstract IEnumerable<Fix> FixesOf(Diagnosis diagnosis);

    /// <summary>Titles quote source text, which may go over several lines.</summary>
    private static string OnOneLine(string title) => string.Join(" ", title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task<Solution> ApplyAsync(Fix fix, Solution solution, CancellationToken cancellation)
    {
        Edits edits = new();
        edits.Add(fix);
        return edits.ApplyAsync(solution, cancellation);
    }
}
