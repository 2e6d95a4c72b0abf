using System.Linq;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator.Parsing;

/// <summary>What is wrong with a class, as far as the class tells.</summary>
/// <param name="Findings">Its errors.</param>
/// <param name="Model">The network where a file of weights is still to be compared with it, else null.</param>
/// <param name="File">Where the class names that file.</param>
internal sealed record Diagnosis(EquatableArray<LocatedFinding> Findings, NetworkModel? Model, Location? File)
{
    /// <summary>The errors, and those that the project's files of weights show.</summary>
    public EquatableArray<LocatedFinding> With(EquatableArray<WeightsManifest> manifests) => Model is null || File is null
        ? Findings
        : WeightsInference.Complete(Model, manifests).Findings.Select(finding => new LocatedFinding(finding, File, null)).ToEquatableArray();
}
