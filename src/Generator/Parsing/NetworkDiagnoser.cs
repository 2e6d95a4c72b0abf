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
    public static Diagnosis Diagnose(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (NetworkSource.From(context, cancellation) is not { } source)
        {
            return new Diagnosis(default, null, null, null);
        }

        Inference inference = NetworkInference.Infer(NetworkParser.Declare(source));
        EquatableArray<LocatedFinding> findings = inference.Findings
            .Where(finding => finding.Rule.DefaultSeverity == DiagnosticSeverity.Error)
            .Select(finding => SiteLocator.Locate(finding, source, cancellation))
            .ToEquatableArray();
        return inference.Model is { HasErrors: false } model && (model.Weights is not null || model.Export is not null)
            ? new Diagnosis(findings, model, Locate(model.Weights?.Attribute, WeightsInference.File), Locate(model.Export?.Attribute, ExportInference.Prefix))
            : new Diagnosis(findings, null, null, null);

        Location? Locate(int? attribute, string argument) => attribute is { } index ? SiteLocator.Locate(source.Attributes[index], argument, cancellation) : null;
    }
}
