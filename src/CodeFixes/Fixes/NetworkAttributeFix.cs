using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes.Fixes;

/// <summary>Adds the attribute that makes layers a network (UNR0013).</summary>
/// <remarks>Its inputs are those that the first layer declares. Where it declares none, only the author knows: 0 is an error on the number to fill in.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NetworkAttributeFix))]
[Shared]
public sealed class NetworkAttributeFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["UNR0013"];

    private protected override IEnumerable<Fix> FixesOf(Diagnosis diagnosis)
    {
        if (diagnosis.Node is AttributeSyntax first && SourceNames.Attribute(diagnosis.Compilation, "Network", first) is { } name)
        {
            string? inputs = (diagnosis.Remedy as AttributeArgumentSyntax)?.Expression.ToString();
            string attribute = $"{name}({inputs ?? "0"})";
            string title = inputs is null ? $"Add [{attribute}], its inputs to be filled in" : $"Add [{attribute}]";
            yield return new Fix(title, "Network", edits => edits.InsertBefore(first, attribute));
        }
    }
}
