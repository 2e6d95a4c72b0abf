using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Generator.Analyzers.CallSites;

/// <summary>A rule that a call breaks, the place, and what fills the holes of the rule's message.</summary>
/// <param name="Causes">The arguments by which it is broken.</param>
internal sealed record Mistake(DiagnosticDescriptor Rule, SyntaxNode Place, IReadOnlyList<IOperation> Causes, IReadOnlyList<string> Arguments)
{
    /// <summary>A mistake in one argument.</summary>
    public static Mistake In(IArgumentOperation argument, DiagnosticDescriptor rule, params string[] arguments) => new(rule, NetworkCall.PlaceOf(argument), [argument.Value], arguments);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place.GetLocation(), [.. Arguments]);
}
