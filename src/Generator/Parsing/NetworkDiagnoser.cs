using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator.Parsing;

/// <summary>Puts errors at their places in the live source; advice comes from analyzers.</summary>
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
            .Where(finding => finding.Rule.DefaultSeverity == DiagnosticSeverity.Error)
            .Select(finding => SiteLocator.Locate(finding, source, cancellation))
            .ToEquatableArray();
    }
}
