using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Finds the layers that are frozen, and checks that something is left to train.</summary>
internal static class FreezeInference
{
    /// <summary>The same layers, some of them frozen.</summary>
    public static IEnumerable<LayerModel> Apply(string network, Annotations annotations, LayerStack layers, FindingList findings)
    {
        HashSet<int> frozen = [];
        foreach (Annotation freeze in annotations.Freezes)
        {
            Annotation? before = layers.Layers.Select(layer => layer.Annotation).FirstOrDefault(layer => layer.Index == freeze.Index - 1 && layer.Attribute.Part == freeze.Attribute.Part);
            if (before?.Name == Annotations.Dense)
            {
                frozen.Add(before.Index);
            }
            else
            {
                findings.Add(DeclarationRules.FreezeWithoutLayer, freeze.Site, network);
            }
        }

        bool trains = annotations.Losses.Count > 0 || annotations.Optimizers.Count > 0;
        int dense = layers.Models.OfType<DenseModel>().Count();
        if (trains && dense > 0 && frozen.Count == dense)
        {
            findings.Add(CombinationRules.NothingToTrain, annotations.Freezes[annotations.Freezes.Count - 1].Site, network, dense == 1 ? "The only dense layer" : $"Each of the {Words.Count(dense)} dense layers");
            frozen.Clear();
        }

        return layers.Layers.Select(layer => layer.Model is DenseModel model && frozen.Contains(layer.Annotation.Index) ? model with { IsFrozen = true } : layer.Model);
    }
}
