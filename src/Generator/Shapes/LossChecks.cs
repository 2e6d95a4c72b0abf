using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

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

        if (losses.Count == 0 || Catalogue.Loss(losses[0].Name) is not { Follows: { } allowed } loss)
        {
            return;
        }

        PlacedLayer last = layers.Layers[layers.Layers.Count - 1];
        if (last.IsUnderstood && !allowed.Contains(output.Activation))
        {
            Remedy remedy = new(last.Annotation.At("activation"), allowed.FirstOrDefault(name => output.Outputs > 1 || !Catalogue.Activation(name).IsRowOperation));
            findings.Add(CombinationRules.LossWithoutActivation, losses[0].Site, remedy, loss.Name, Words.Or(allowed), output.Name, "ends in " + output.Activation);
        }
    }
}
