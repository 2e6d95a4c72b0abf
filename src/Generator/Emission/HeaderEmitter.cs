using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Operations;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission;

/// <summary>Emits the comment that opens a file of kernels: the layers, the equations and the plan.</summary>
internal static class HeaderEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        foreach (DensePlan layer in plan.Layers)
        {
            writer.Line($"// {layer.Model.Name}: {Equation(layer)}  ({Number(layer.Model.Inputs)} → {Number(layer.Model.Outputs)}){(layer.Model.IsFrozen ? ", frozen" : "")}");
            writer.Line($"//   plan: {layer.Reason}.");
        }

        if (plan.IsTrainable || plan.Head is not null)
        {
            string loss = plan.Model.Loss is null ? "the caller's loss" : $"J = mean over rows of {LossText.Of(plan.Model.Loss)}{(plan.Model.Loss.Parameter == 0 ? "" : $"; δ = {Number(plan.Model.Loss.Parameter)}")}";
            string penalties = string.Concat(plan.Model.Penalties.Select(p => $" + {Catalogue.Penalty(p.Kind).Formula} with λ = {Number(p.Lambda)}"));
            writer.Line($"// {loss}{(penalties == "" ? "" : $"; J̃ = J{penalties}")}");
            if (plan.Model.Loss is { AdjustsTargets: true } adjusting)
            {
                string mean = adjusting.ClassWeights.Count == 0 ? "" : "; of labels a mean weighted by the w of each row's label";
                writer.Line($"//   {LossText.Adjustment(adjusting)}, K = {Number(plan.OutputWidth)}: once a step, where targets are copied or made of labels{mean}.");
            }
        }

        if (plan.Update is { NeedsNorm: true })
        {
            writer.Line("// update: in a second pass, since it takes the norm of all gradients.");
        }

        if (plan.Row is not null)
        {
            writer.Line("// row: at 512 bits, one kernel for the products of a single row (in layers this small, calls and loops are a noticeable share of the time).");
        }

        if (plan.Step is { } step)
        {
            writer.Line($"// step: at 512 bits, one kernel for a full batch of {Counted(step.Rows, "row")} (to hand results on in memory takes longer than the arithmetic).");
        }

        writer.Line($"// threads: {plan.Threads.Reason}.");
        writer.Line("//");
        writer.Line("// Names: x inputs, w and b parameters, z = x·w + b, a = φ(z), d = δ = ∂J/∂z, t targets; an example is a row.");
        writer.Line();
    }

    /// <summary>A₁ = relu(X·W₁ + b₁).</summary>
    public static string Equation(DensePlan layer)
    {
        string affine = $"{layer.Source}·{Indexed("W", layer.Number)}{(layer.Model.Bias ? " + " + Indexed("b", layer.Number) : "")}";
        return layer.Model.Activation == "Identity"
            ? $"{Indexed("A", layer.Number)} = {affine}"
            : $"{Indexed("A", layer.Number)} = {Catalogue.Activation(layer.Model.Activation).Symbol}({affine})";
    }
}
