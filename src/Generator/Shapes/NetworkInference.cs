using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Completes a declaration to a network (names, shapes, defaults) and checks it. Pure: records in, records out.</summary>
internal static class NetworkInference
{
    public static Inference Infer(NetworkDeclaration declaration)
    {
        FindingList findings = new();
        Annotations annotations = new(declaration);

        bool canBeExtended = ClassChecks.Check(declaration, annotations, findings);
        MemberChecks.Check(declaration, findings);
        RoleChecks.Check(declaration.Facts.Name, annotations, findings);
        string[] names = LayerNames.Assign(declaration, annotations.Layers, findings);

        string network = $"network '{declaration.Facts.Name}'";
        int? inputs = SizeReader.Read(annotations.Network, "inputs", network, findings);
        int? batch = annotations.Network.Integer("Batch") is null ? 1 : SizeReader.Read(annotations.Network, "Batch", network, findings);
        LayerStack layers = LayerInference.Infer(declaration.Facts.Name, inputs, annotations, names, findings);
        LossChecks.Check(annotations.Losses, layers, findings);

        NetworkModel annotated = new()
        {
            Type = declaration.Type,
            Inputs = inputs ?? StandIn.Inputs,
            Batch = batch ?? 1,
            UnrollsFully = EnumChoice.Read(annotations.Network, "Unroll", network, "Auto", findings) == "Full",
            Layers = FreezeInference.Apply(declaration.Facts.Name, annotations, layers, findings).ToEquatableArray(),
            Loss = LossInference.Infer(annotations.Losses.FirstOrDefault(), layers, findings),
            Penalties = PenaltyInference.Infer(annotations.Penalties, findings),
            Optimizer = OptimizerInference.Infer(annotations.Optimizers.FirstOrDefault(), findings),
            Clipping = ClippingInference.Infer(declaration.Facts.Name, annotations.Clippings.FirstOrDefault(), findings),
            Weights = annotations.Weights.FirstOrDefault() is { } weights ? new WeightsModel(weights.Text(WeightsInference.File) ?? string.Empty, weights.Index) : null,
            Export = ExportInference.Infer(annotations.Exports.FirstOrDefault(), findings),
        };

        // What is annotated is checked as it stands; what it costs is that of what is generated.
        NetworkModel model = annotations.Network.Flag("Training") is false ? annotated.WithoutTraining() : annotated;
        BlockLimit.Check(declaration.Facts.Name, model, annotations.Network, layers, findings);
        BudgetChecks.Check(declaration.Facts.Name, model, annotations, findings);
        if (!findings.HasErrors && !annotations.HasUnbound)
        {
            UnrollChecks.Check(declaration.Facts.Name, model, annotations.Network, findings);
        }

        bool hasErrors = findings.HasErrors || annotations.HasUnbound;
        if (!hasErrors)
        {
            Advice.Check(declaration, annotated, annotations, layers, findings);
        }

        return new Inference(canBeExtended ? hasErrors ? StandIn.For(model) with { Taken = MemberChecks.Taken(declaration) } : model : null, findings.ToEquatableArray());
    }
}
