using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>A finding at its place in the live source.</summary>
/// <remarks>Cached in place of the diagnostic itself, whose equality compares its arguments by reference and so would never hold.</remarks>
internal sealed record LocatedFinding(Finding Finding, Location Location)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Finding.Rule, Location, [.. Finding.Arguments]);
}
