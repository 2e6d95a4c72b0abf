using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator.Parsing;

/// <summary>What is wrong with a class, as far as the class tells.</summary>
/// <param name="Findings">Its errors.</param>
/// <param name="Model">The network where something is still to be compared with it, else null.</param>
/// <param name="File">Where the class names its file of weights, if it does.</param>
/// <param name="Prefix">Where it says what C calls it by, if it does.</param>
internal sealed record Diagnosis(EquatableArray<LocatedFinding> Findings, NetworkModel? Model, Location? File, Location? Prefix)
{
    /// <summary>The errors, and those that the project's files of weights and its other networks show.</summary>
    /// <param name="manifests">The files of weights.</param>
    /// <param name="prefixes">What networks are called by in C, this one included.</param>
    public EquatableArray<LocatedFinding> With(EquatableArray<WeightsManifest> manifests, EquatableArray<PrefixOwner> prefixes)
    {
        if (Model is null)
        {
            return Findings;
        }

        IEnumerable<LocatedFinding> ofFile = File is null ? [] : WeightsInference.Complete(Model, manifests).Findings.Select(finding => new LocatedFinding(finding, File, null));
        IEnumerable<LocatedFinding> ofPrefix = Prefix is null ? [] : ExportInference.Compare(Model, prefixes).Select(finding => new LocatedFinding(finding, Prefix, null));
        return ofFile.Concat(ofPrefix).ToEquatableArray();
    }
}
