using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using Unrolled.Generator.Operations.Activations;

namespace Unrolled.Generator.Shapes;

/// <summary>Checks how the network ends: with a dense layer, and one that the loss can follow.</summary>
internal static class LossChecks
{
    public static void Check(IReadOnlyList<Annotation> losses, LayerStack layers, FindingList findings)
    {
        // Without a dense layer there is an error already.
        if (layers.Models.OfType<DenseModel>().LastOrDefault() is not { } output)
        {
            return;
        }

        if (layers.Layers[layers.Layers.Count - 1] is { Model: DropoutModel dropout } behind)
        {
            Remedy remedy = new(layers.Layers.Last(layer => layer.Model == output).Annotation.Site);
            findings.Add(CombinationRules.DropoutOnOutput, behind.Annotation.Site, remedy, dropout.Name, output.Name);
            return;
        }

        if (losses.Count == 0)
        {
            return;
        }

        PlacedLayer last = layers.Layers[layers.Layers.Count - 1];
        if (StandsBefore(losses[0], last))
        {
            findings.Add(DeclarationRules.LossBeforeLayer, losses[0].Site, new Remedy(last.Annotation.Site), losses[0].Name, output.Name);
        }
        else if (last.IsUnderstood && Catalogue.Loss(losses[0].Name) is { Follows: { } allowed } loss && !allowed.Contains(output.Activation))
        {
            string right = allowed.FirstOrDefault(name => output.Outputs > 1 || !Catalogue.Activation(name).IsRowOperation) ?? allowed[0];
            Remedy remedy = new(last.Annotation.At("activation"), right);
            findings.Add(CombinationRules.LossWithoutActivation, losses[0].Site, remedy, loss.Name, Words.Or(allowed), output.Name, output.Activation, Advise(output, right));
        }
    }

    /// <summary>Whether the order means anything: on different partial declarations there is none.</summary>
    private static bool StandsBefore(Annotation loss, PlacedLayer layer) =>
        loss.Attribute.Part == layer.Annotation.Attribute.Part && loss.Index < layer.Annotation.Index;

    /// <summary>Whoever ends in Identity has logits, as other frameworks' losses take them, and only has to name the activation.</summary>
    private static string Advise(DenseModel output, string right) =>
        output.Activation == nameof(Identity) ? $"make it Activation.{right}" : "change that layer or the loss";
}
