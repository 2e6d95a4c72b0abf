using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>A finding at its place in the live source.</summary>
/// <remarks>Cached in place of the diagnostic itself, whose equality compares its arguments by reference and so would never hold.</remarks>
/// <param name="RemedyLocation">The other place of the finding's remedy, if it has one.</param>
internal sealed record LocatedFinding(Finding Finding, Location Location, Location? RemedyLocation)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Finding.Rule,
        Location,
        RemedyLocation is null ? [] : [RemedyLocation],
        Finding.Remedy is { } remedy
            ? ImmutableDictionary<string, string?>.Empty.Add(RemedyProperties.Value, remedy.Value).Add(RemedyProperties.Replacement, remedy.Replacement)
            : null,
        [.. Finding.Arguments]);
}
