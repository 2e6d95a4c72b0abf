using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Unrolled.CodeFixes;

/// <summary>Fixes all mistakes of a kind in a document, project or solution.</summary>
/// <remarks>
/// The changes of all fixes are collected first, so that what two of them agree on is done once, and two arguments
/// of one list can go; of two fixes that contradict each other, the one further up in the text is done. Applying each by itself and merging the results, as the batch fixer does, drops such fixes.
/// </remarks>
internal sealed class FixAll : FixAllProvider
{
    public static readonly FixAll Instance = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        Edits edits = new();
        NetworkFix provider = (NetworkFix)fixAllContext.CodeFixProvider;
        foreach (Document document in DocumentsOf(fixAllContext))
        {
            IEnumerable<Diagnostic> diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            foreach (Diagnostic diagnostic in diagnostics.OrderBy(one => one.Location.SourceSpan.Start))
            {
                IEnumerable<Fix> fixes = await provider.FindAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false);
                if (fixes.FirstOrDefault(fix => fix.Key == fixAllContext.CodeActionEquivalenceKey) is { } chosen)
                {
                    edits.Add(chosen);
                }
            }
        }

        string title = "Fix all " + string.Join(", ", fixAllContext.DiagnosticIds.OrderBy(id => id, System.StringComparer.Ordinal));
        return CodeAction.Create(title, cancellation => edits.ApplyAsync(fixAllContext.Solution, cancellation), fixAllContext.CodeActionEquivalenceKey);
    }

    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document when context.Document is { } document => [document],
        FixAllScope.Project => context.Project.Documents,
        FixAllScope.Solution => context.Solution.Projects.SelectMany(project => project.Documents),
        _ => [],
    };
}
