using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Shapes;

/// <summary>Hands the width from layer to layer.</summary>
internal static class LayerInference
{
    public static LayerStack Infer(string network, int? inputs, Annotations annotations, string[] names, FindingList findings)
    {
        CheckOrder(network, annotations.Layers, names, findings);
        string lastDense = names.Where((_, i) => annotations.Layers[i].Name == Annotations.Dense).LastOrDefault() ?? string.Empty;
        List<PlacedLayer> layers = [];
        Width width = new(inputs, $"network '{network}' has {Words.Count(inputs ?? 0)} inputs", annotations.Network.At("inputs"));
        for (int i = 0; i < names.Length; i++)
        {
            Annotation annotation = annotations.Layers[i];
            bool isDense = annotation.Name == Annotations.Dense;
            PlacedLayer layer = isDense
                ? DenseInference.Infer(annotation, names[i], lastDense, width, findings)
                : DropoutInference.Infer(annotation, names[i], width, findings);
            layers.Add(layer);
            width = isDense
                ? new Width(DenseInference.OutputsOf(annotation), Describe(layer.Model), annotation.At("outputs"))
                : width with { Source = Describe(layer.Model) };
        }

        return new LayerStack(layers);
    }

    private static string Describe(LayerModel layer)
    {
        string outputs = Words.Count(layer.Outputs);
        return $"{Words.Layer(layer.Name)} ({Words.Count(layer.Inputs)} → {outputs}) before it has {outputs} outputs";
    }

    /// <summary>Attributes on different partial declarations have no order that the language defines.</summary>
    private static void CheckOrder(string network, IReadOnlyList<Annotation> layers, string[] names, FindingList findings)
    {
        for (int i = 1; i < layers.Count; i++)
        {
            if (layers[i].Attribute.Part != layers[0].Attribute.Part)
            {
                findings.Add(DeclarationRules.ScatteredLayers, layers[i].Site, names[i], network);
                return;
            }
        }
    }
}
