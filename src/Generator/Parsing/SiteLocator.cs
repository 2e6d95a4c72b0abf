using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>Finds the place that a finding is about.</summary>
internal static class SiteLocator
{
    public static LocatedFinding Locate(Finding finding, NetworkSource source, CancellationToken cancellation) => new(
        finding,
        Locate(finding.Site, source, cancellation),
        finding.Remedy?.Site is { } other ? Locate(other, source, cancellation) : null);

    private static Location Locate(Site site, NetworkSource source, CancellationToken cancellation) => site.Kind switch
    {
        SiteKind.ContainingType => source.ContainingTypes.ElementAt(site.Index).Identifier.GetLocation(),
        SiteKind.Member => source.Members[site.Index].Locations[0],
        SiteKind.Attribute => Locate(source.Attributes[site.Index], site.Argument, cancellation),
        _ => source.Syntax.Identifier.GetLocation(),
    };

    /// <summary>An attribute or, if it is written out, one of its arguments.</summary>
    public static Location Locate(AttributeData attribute, string? argument, CancellationToken cancellation)
    {
        SyntaxNode? part = argument is null ? null : Arguments(attribute, cancellation).FirstOrDefault(one => one.Name == argument).Syntax;
        return (part ?? attribute.ApplicationSyntaxReference?.GetSyntax(cancellation))?.GetLocation() ?? Location.None;
    }

    /// <summary>The arguments written out, each with the name of its property or parameter; of one too many there is none.</summary>
    public static IEnumerable<(string? Name, AttributeArgumentSyntax Syntax)> Arguments(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList.Arguments: var arguments }
            ? arguments.Select((argument, position) => (NameOf(argument, position, attribute), argument))
            : [];

    private static string? NameOf(AttributeArgumentSyntax argument, int position, AttributeData attribute) =>
        (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText
            ?? attribute.AttributeConstructor?.Parameters.ElementAtOrDefault(position)?.Name;
}
