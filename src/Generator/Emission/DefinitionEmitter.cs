using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>The network's definition in double precision, from the formulas that the kernels come from: what CheckGradients differentiates.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.Model.Loss is not { } declared || !plan.IsTrainable)
        {
            return;
        }

        DenseModel last = plan.Layers[plan.Layers.Count - 1].Model;
        Loss loss = Catalogue.Loss(declared.Kind);
        FusedLoss? fused = Catalogue.FusedLoss(last.Activation, loss.Name);
        writer.Line();
        writer.Summary("The network in double precision, for CheckGradients.");
        using (writer.Block("public static void Define(GradientChecker check)"))
        {
            int dropout = 0;
            foreach (LayerModel layer in plan.Model.Layers)
            {
                writer.Line(layer is DenseModel dense
                    ? $"check.Dense({(dense == last && fused is not null ? "static x => x" : Function(dense))});"
                    : $"check.Dropout({Number(plan.Memory.Find($"r{Number(++dropout)}").Offset)}, {Number(layer.Outputs)});");
            }

            writer.Line(fused is { IsRowOperation: true }
                ? "check.SoftmaxCrossEntropy();"
                : $"check.Loss({Number(loss.IsMeanOverOutputs ? plan.OutputWidth : 1)}, static ({(fused is null ? "y" : "x")}, t) => {Text(fused?.Value ?? loss.Value!(declared.Parameter))});");
            PenaltyModel[] penalties = [.. plan.Model.Penalties.Where(p => p.Lambda != 0)];
            if (penalties.Length > 0)
            {
                writer.Line($"check.Penalty(static w => {string.Join(" + ", penalties.Select(p => Text(Catalogue.Penalty(p.Kind).Value(p.Lambda))))});");
            }
        }
    }

    private static string Function(DenseModel layer)
    {
        Activation activation = Catalogue.Activation(layer.Activation);
        return activation.IsRowOperation ? "null" : $"static x => {Text(activation.Value!(layer.Parameter))}";
    }

    private static string Text(Expression expression) => ScalarRenderer.Render(expression, name => name);
}
