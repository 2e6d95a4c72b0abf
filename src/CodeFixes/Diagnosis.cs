using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.CodeFixes;

/// <summary>A diagnostic with the syntax it is about.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Node">What is underlined.</param>
/// <param name="Remedy">The other place that the rule names, if it names one and it is in the solution.</param>
/// <param name="Value">What the rule says would be right there, if it says so.</param>
/// <param name="Replacement">What it says would be right instead of the node, if it says so.</param>
/// <param name="Compilation">The project's.</param>
internal sealed record Diagnosis(string Id, SyntaxNode Node, SyntaxNode? Remedy, string? Value, string? Replacement, Compilation Compilation)
{
    /// <summary>The diagnosis, or null where the document has changed or cannot be compiled.</summary>
    public static async Task<Diagnosis?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? node = await NodeAsync(document, diagnostic.Location, cancellation).ConfigureAwait(false);
        Compilation? compilation = await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        if (node is null || compilation is null)
        {
            return null;
        }

        SyntaxNode? remedy = diagnostic.AdditionalLocations.FirstOrDefault() is { SourceTree: { } tree } location
            ? await NodeAsync(document.Project.Solution.GetDocument(tree), location, cancellation).ConfigureAwait(false)
            : null;
        return new Diagnosis(diagnostic.Id, node, remedy, Carried(RemedyProperties.Value), Carried(RemedyProperties.Replacement), compilation);

        string? Carried(string property) => diagnostic.Properties.TryGetValue(property, out string? text) ? text : null;
    }

    /// <summary>The outermost node of that span: an argument rather than its expression.</summary>
    private static async Task<SyntaxNode?> NodeAsync(Document? document, Location location, CancellationToken cancellation)
    {
        SyntaxNode? root = document is null ? null : await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root is not null && root.FullSpan.Contains(location.SourceSpan) ? root.FindNode(location.SourceSpan) : null;
    }
}
