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
        SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation);
        SyntaxNode? part = argument is not null && syntax is AttributeSyntax { ArgumentList.Arguments: var arguments }
            ? Find([.. arguments], attribute, argument)
            : null;
        return (part ?? syntax)?.GetLocation() ?? Location.None;
    }

    /// <summary>The argument for a property, or for a parameter by name or position; null where a default is used.</summary>
    private static AttributeArgumentSyntax? Find(IReadOnlyList<AttributeArgumentSyntax> arguments, AttributeData attribute, string name)
    {
        AttributeArgumentSyntax? named = arguments.FirstOrDefault(argument =>
            (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name);
        if (named is not null)
        {
            return named;
        }

        int position = attribute.AttributeConstructor?.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Ordinal ?? -1;
        return position >= 0 && position < arguments.Count && arguments[position] is { NameEquals: null, NameColon: null } positional ? positional : null;
    }
}
