using System.Linq;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Emission;
using Unrolled.Generator.Model;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Shapes;

namespace Unrolled.Generator;

/// <summary>Adds the network to each class with <c>[Network]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>Wires the two pipelines.</summary>
    /// <remarks>One leads from classes to files, without locations so that it can be cached, and one to diagnostics at live locations.</remarks>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EquatableArray<WeightsManifest>> manifests = context.AdditionalTextsProvider
            .Where(ManifestParser.IsManifest)
            .Select(ManifestParser.Parse)
            .Collect()
            .Select(static (all, _) => new EquatableArray<WeightsManifest>(all));

        IncrementalValuesProvider<NetworkModel?> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(NetworkParser.NetworkAttribute, NetworkParser.IsCandidate, NetworkParser.Parse)
            .WithTrackingName(TrackingNames.Parse)
            .Select(static (declaration, _) => declaration is null ? null : NetworkInference.Infer(declaration).Model)
            .WithTrackingName(TrackingNames.Infer);

        IncrementalValueProvider<EquatableArray<PrefixOwner>> prefixes = networks
            .Select(static (model, _) => model?.Export is { } export ? new PrefixOwner(export.Prefix, model.Type.Name, model.Type.HintName) : null)
            .Collect()
            .Select(static (all, _) => all.OfType<PrefixOwner>().ToEquatableArray());

        IncrementalValuesProvider<EquatableArray<EmittedFile>> files = networks
            .Combine(manifests)
            .Select(static (pair, _) => pair.Left is null ? null : WeightsInference.Complete(pair.Left, pair.Right).Model)
            .WithTrackingName(TrackingNames.Complete)
            .Collect()
            .SelectMany(static (models, _) => HintNames.Distinguish(models))
            .WithTrackingName(TrackingNames.Name)
            .Select(static (model, _) => NetworkEmitter.Emit(model))
            .WithTrackingName(TrackingNames.Emit);

        IncrementalValuesProvider<EquatableArray<LocatedFinding>> findings = context.SyntaxProvider
            .ForAttributeWithMetadataName(NetworkParser.NetworkAttribute, NetworkParser.IsCandidate, NetworkDiagnoser.Diagnose)
            .WithTrackingName(TrackingNames.Diagnose)
            .Combine(manifests.Combine(prefixes))
            .Select(static (pair, _) => pair.Left.With(pair.Right.Left, pair.Right.Right))
            .WithTrackingName(TrackingNames.Report);

        context.RegisterSourceOutput(files, AddSources);
        context.RegisterSourceOutput(findings, Report);
    }

    private static void AddSources(SourceProductionContext context, EquatableArray<EmittedFile> files)
    {
        foreach (EmittedFile file in files)
        {
            context.AddSource(file.HintName, file.Source);
        }
    }

    private static void Report(SourceProductionContext context, EquatableArray<LocatedFinding> findings)
    {
        foreach (LocatedFinding finding in findings)
        {
            context.ReportDiagnostic(finding.ToDiagnostic());
        }
    }
}
