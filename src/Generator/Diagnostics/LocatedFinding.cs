using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Diagnostics;

/// <summary>A finding at its place in the live source.</summary>
/// <remarks>Cached in place of the diagnostic itself, whose equality compares its arguments by reference and so would never hold.</remarks>
/// <param name="RemedyLocation">Where the finding's remedy is, if it has one.</param>
internal sealed record LocatedFinding(Finding Finding, Location Location, Location? RemedyLocation)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Finding.Rule,
        Location,
        RemedyLocation is null ? [] : [RemedyLocation],
        Finding.Remedy?.Value is { } value ? ImmutableDictionary<string, string?>.Empty.Add(Remedy.Property, value) : null,
        [.. Finding.Arguments]);
}
