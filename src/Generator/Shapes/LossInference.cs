using System.Linq;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Shapes;

/// <summary>Completes a loss and checks its numbers.</summary>
internal static class LossInference
{
    private const string LabelSmoothing = "LabelSmoothing";
    private const string ClassWeights = "ClassWeights";

    public static LossModel? Infer(Annotation? annotation, LayerStack layers, FindingList findings)
    {
        if (annotation is null)
        {
            return null;
        }

        Loss loss = Catalogue.Loss(annotation.Name);
        PlacedLayer? output = layers.Layers.LastOrDefault(layer => layer.Model is DenseModel);
        double parameter = loss.Parameter is null ? 0 : ValueRange.Positive.Read(annotation, loss.Parameter, loss.Name, loss.ParameterDefault, findings);
        return new LossModel(loss.Name, parameter)
        {
            LabelSmoothing = SmoothingOf(annotation, loss, output, findings),
            ClassWeights = WeightsOf(annotation, loss, output, findings),
        };
    }

    /// <summary>What is taken from one output goes to the others, so there has to be a choice between them.</summary>
    private static double SmoothingOf(Annotation annotation, Loss loss, PlacedLayer? output, FindingList findings)
    {
        double smoothing = ValueRange.Share.Read(annotation, LabelSmoothing, loss.Name, 0, findings);
        if (smoothing != 0
            && output is { IsUnderstood: true, Model: DenseModel dense }
            && Catalogue.FusedLoss(dense.Activation, loss.Name) is { IsRowOperation: false })
        {
            findings.Add(CombinationRules.SmoothingWithoutSoftmax, annotation.At(LabelSmoothing), Words.Number(smoothing), loss.Name, dense.Name, dense.Activation);
        }

        return smoothing;
    }

    private static EquatableArray<double> WeightsOf(Annotation annotation, Loss loss, PlacedLayer? output, FindingList findings)
    {
        if (annotation.Reals(ClassWeights) is not { } weights)
        {
            return default;
        }

        Site site = annotation.At(ClassWeights);
        if (output is not null && DenseInference.OutputsOf(output.Annotation) is { } outputs && outputs != weights.Count)
        {
            findings.Add(ShapeRules.ClassWeightCount, site, loss.Name, Counted(weights.Count, "class weight"), output.Model.Name, Counted(outputs, "output"));
            return default;
        }

        for (int k = 0; k < weights.Count; k++)
        {
            if (!ValueRange.NotNegative.Check(weights[k], site, $"{ClassWeights}[{k}]", loss.Name, findings))
            {
                return default;
            }
        }

        if (weights.Count > 0 && weights.All(weight => weight == 0))
        {
            findings.Add(ValueRules.NoClassCounts, site, Words.Count(weights.Count), loss.Name);
        }

        return weights;
    }

    private static string Counted(int count, string what) => $"{Words.Count(count)} {what}{(count == 1 ? "" : "s")}";
}
