using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>A rule that a call breaks, the place, and what fills the holes of the rule's message.</summary>
internal sealed record Mistake(DiagnosticDescriptor Rule, SyntaxNode Place, params string[] Arguments)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place.GetLocation(), Arguments);
}
