using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Expressions;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Emission.Surface.SurfaceWriter;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>CheckGradients: the network's definition in double precision, for those who doubt its gradients.</summary>
internal static class CheckMembers
{
    private const string Type = "global::Unrolled.GradientCheck";
    private const string Most = "int mostPerTensor = int.MaxValue";
    private const string Summary = "Compares Gradients with central differences of J̃ in double precision: all of them, or so many of each tensor, spread evenly. For tests: allocates, takes two passes for each, and overwrites Gradients.";

    public static void Emit(SurfaceWriter surface)
    {
        if (!surface.HasLoss)
        {
            return;
        }

        surface.Member(Summary, $"public {Type} CheckGradients({Floats} inputs, {Floats} targets, {Most})", "ReadCheck(inputs, targets, ComputeGradients(inputs, targets), mostPerTensor)");
        if (surface.TakesLabels)
        {
            foreach (string type in new[] { "int", "byte" })
            {
                surface.LabelMember(
                    Summary, type, $"public {Type} CheckGradients({Floats} inputs, global::System.ReadOnlySpan<{type}> labels, {Most})", "ReadCheck(inputs, default, ComputeGradients(inputs, labels), mostPerTensor)");
            }
        }

        if (!surface.HasPlan)
        {
            return;
        }

        NetworkPlan plan = surface.Plan;
        CodeWriter writer = surface.Writer;
        writer.Line();
        using (writer.Block($"private {Type} ReadCheck({Floats} inputs, {Floats} targets, float loss, int mostPerTensor)"))
        {
            writer.Line("global::Unrolled.Runtime.GradientChecker check = new(_engine.Block, Description, inputs);");
            DensePlan last = plan.Layers[plan.Layers.Count - 1];
            Loss loss = Catalogue.Loss(surface.Model.Loss!.Kind);
            FusedLoss? fused = Catalogue.FusedLoss(last.Model.Activation, loss.Name);
            EmitLayers(surface.Model.Layers, fused is null ? null : last.Model, plan, writer);
            EmitLoss(surface.Model, loss, fused, plan, writer);
            if (surface.Model.Penalties.Any(p => p.Lambda != 0))
            {
                writer.Line($"check.Penalty(static w => {string.Join(" + ", surface.Model.Penalties.Select(p => Text(Catalogue.Penalty(p.Kind).Value(p.Lambda))))});");
            }

            writer.Line("return check.Run(RawGradients, loss, mostPerTensor);");
        }
    }

    private static void EmitLayers(IEnumerable<LayerModel> layers, DenseModel? logits, NetworkPlan plan, CodeWriter writer)
    {
        int number = 0;
        foreach (LayerModel layer in layers)
        {
            if (layer is DropoutModel)
            {
                number++;
                writer.Line($"check.Dropout({Place(plan, $"r{Number(number)}")}, {Number(layer.Outputs)});");
            }
            else if (layer is DenseModel dense)
            {
                Activation activation = Catalogue.Activation(dense.Activation);
                string function = activation.IsRowOperation ? "null" : $"static x => {Text(activation.Value!(dense.Parameter))}";
                writer.Line($"check.Dense(\"{DescriptionEmitter.Plain(dense.Name)}\", {(dense == logits ? "static x => x" : function)});");
            }
        }
    }

    private static void EmitLoss(NetworkModel model, Loss loss, FusedLoss? fused, NetworkPlan plan, CodeWriter writer)
    {
        // Rows of whole vectors are read where the caller has them, unless the loss adjusts them.
        string targets = plan.OutputWidth % 16 == 0 && !model.Loss!.AdjustsTargets ? "targets" : "default";
        string places = $"{targets}, {Place(plan, "t")}, {Place(plan, "scale")}";
        writer.Line(fused is { IsRowOperation: true }
            ? $"check.SoftmaxCrossEntropy({places});"
            : $"check.Loss({places}, {Number(loss.IsMeanOverOutputs ? plan.OutputWidth : 1)}, static ({(fused is null ? "y" : "x")}, t) => {Text(fused?.Value ?? loss.Value!(model.Loss!.Parameter))});");
    }

    private static string Text(Expression expression) => ScalarRenderer.Render(expression, name => name);

    private static string Place(NetworkPlan plan, string buffer) => Number(plan.Memory.Find(buffer).Offset);
}
