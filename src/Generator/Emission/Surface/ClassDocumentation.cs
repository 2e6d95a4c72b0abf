using System.Linq;
using Unrolled.Generator.Model;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>The documentation of the class: what an editor shows when hovering over it.</summary>
internal static class ClassDocumentation
{
    public static void Emit(SurfaceWriter surface)
    {
        NetworkModel model = surface.Model;
        CodeWriter writer = surface.Writer;
        string shape = string.Join(" → ", new[] { Number(model.Inputs) }.Concat(surface.Dense.Select(d => Number(d.Outputs))));
        string loss = model.Loss is null ? "" : $", {LossText.Of(model.Loss)}";
        writer.Line($"/// <summary>{CodeWriter.Escape($"A network {shape}{loss}: {Thousands(ConstantMembers.Parameters(model))} parameters, {Thousands(model.ForwardFlops)} FLOPs a row forward")}.</summary>");
        writer.Line("/// <remarks>");
        writer.Line("/// <list type=\"table\">");
        writer.Line("/// <listheader><term>layer</term><description>shape, equation, parameters, FLOPs a row, bytes of parameters</description></listheader>");
        int dense = 0;
        foreach (LayerModel layer in model.Layers)
        {
            string text = layer switch
            {
                DenseModel d => Describe(surface, d, dense++),
                DropoutModel { CallerMask: true } => "mask from the caller",
                DropoutModel d => $"rate {Number(d.Rate)}, {(d.Scale ? "inverted" : "classical")}",
                _ => "",
            };
            writer.Line($"/// <item><term>{layer.Name.TrimStart('@')}</term><description>{CodeWriter.Escape(text)}</description></item>");
        }

        writer.Line("/// </list>");
        string labels = surface.HasClasses ? ", PredictLabels, PredictLabel" : "";
        string safe = surface.HasLoss ? $"Predict, PredictLogits{labels} and Loss" : surface.HasClasses ? "Predict, PredictLogits, PredictLabels and PredictLabel" : "Predict and PredictLogits";
        writer.Line($"/// {safe} are thread-safe while nothing writes; all else is for one thread at a time.");
        string nonFinite = surface.HasLoss && surface.IsTrainable ? ", NonFiniteLossException (the loss is not finite)" : "";
        writer.Line($"/// Before anything changes they throw ArgumentException (a length does not fit), ArgumentOutOfRangeException (a value is out of range or not finite){nonFinite}.");
        if (model.Loss is { ClassWeights.Count: > 0 })
        {
            writer.Line("/// Losses and gradients of labels are divided by the sum of their classes' weights, those of soft targets by the rows.");
        }

        writer.Line("/// </remarks>");
    }

    private static string Describe(SurfaceWriter surface, DenseModel layer, int index)
    {
        long parameters = ((long)layer.Inputs * layer.Outputs) + (layer.Bias ? layer.Outputs : 0);
        string equation = surface.HasPlan ? HeaderEmitter.Equation(surface.Plan.Layers[index]) + ", " : "";
        return $"{(layer.IsFrozen ? "frozen, " : "")}{Number(layer.Inputs)} × {Number(layer.Outputs)}, {equation}{Thousands(parameters)}, {Thousands(2L * layer.Inputs * layer.Outputs)}, {Thousands(4 * parameters)}";
    }
}
