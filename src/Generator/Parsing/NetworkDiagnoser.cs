using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator.Parsing;

/// <summary>Puts findings at their places in the live source.</summary>
/// <remarks>A location that had been stored and rebuilt would escape <c>#pragma warning disable</c>.</remarks>
internal static class NetworkDiagnoser
{
    public static EquatableArray<LocatedFinding> Diagnose(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (NetworkSource.From(context, cancellation) is not { } source)
        {
            return default;
        }

        EquatableArray<Finding> findings = NetworkInference.Infer(NetworkParser.Declare(source)).Findings;
        return findings
            .Select(finding => new LocatedFinding(finding, Locate(finding.Site), finding.Remedy is { } remedy ? Locate(remedy.Site) : null))
            .ToEquatableArray();

        Location Locate(Site site) => SiteLocator.Locate(site, source, cancellation);
    }
}
