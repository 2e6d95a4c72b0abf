using System.Linq;
using Unrolled.Generator.Lowering;
using static Unrolled.Generator.Emission.Surface.SurfaceWriter;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>Trace: a training step's numbers in logical shape, for learning and debugging.</summary>
internal static class TraceMembers
{
    private const string Type = "global::Unrolled.NetworkTrace";
    private const string Summary = "What a training step computes, layer by layer: z, a and δ in logical shape. For learning and debugging: allocates, and overwrites Gradients.";

    public static void Emit(SurfaceWriter surface)
    {
        if (!surface.HasLoss || !surface.IsTrainable)
        {
            return;
        }

        // δ of a layer below all that are trained is part of the way to ∂J/∂inputs.
        string deltas = surface.Dense.FirstOrDefault() is { IsFrozen: true } ? ", new float[inputs.Length]" : "";
        surface.Member(Summary, $"public {Type} Trace({Floats} inputs, {Floats} targets)", $"ReadTrace(inputs, targets, ComputeGradients(inputs, targets{deltas}))");
        if (surface.TakesLabels)
        {
            foreach (string type in new[] { "int", "byte" })
            {
                surface.LabelMember(
                    Summary, type, $"public {Type} Trace({Floats} inputs, global::System.ReadOnlySpan<{type}> labels)", $"ReadTrace(inputs, default, ComputeGradients(inputs, labels{deltas}))");
            }
        }

        if (!surface.HasPlan)
        {
            return;
        }

        NetworkPlan plan = surface.Plan;
        CodeWriter writer = surface.Writer;
        writer.Line();
        using (writer.Block($"private {Type} ReadTrace({Floats} inputs, {Floats} targets, float loss)"))
        {
            if (plan.Activate.Calls.Count > 0)
            {
                writer.Line("_engine.ActivateKept(inputs.Length / Inputs);");
            }

            writer.Line("global::Unrolled.Runtime.TraceBuilder trace = new(_engine.Block, inputs, Inputs);");
            foreach (DensePlan layer in plan.Layers)
            {
                string a = layer.Number == plan.Layers.Count ? plan.Outputs : $"a{Number(layer.Number)}";
                string z = layer.KeepsInput ? Place(plan, $"z{Number(layer.Number)}") : "-1";
                KernelCall forward = plan.Forward!.Calls.First(c => c.Kernel.Name == $"{layer.Model.Name}Forward");
                writer.Line($"trace.Add(this.{layer.Model.Name}, \"{DescriptionEmitter.Plain(layer.Model.Name)}\", \"{layer.Model.Activation}\", {(layer.Model.Bias ? "true" : "false")}, {Place(plan, forward.Arguments[0])}, {z}, {Place(plan, a)}, {Place(plan, $"d{Number(layer.Number)}")});");
            }

            // What the loss read, where that is not what the caller gave, lies in the block as the targets of labels do.
            string targets = surface.Model.Loss!.AdjustsTargets ? "default" : "targets";
            writer.Line($"return trace.Build(\"{DescriptionEmitter.Plain(surface.Name)}\", \"{surface.Model.Loss.Kind}\", loss, {targets}, {Place(plan, "t")}, \"{plan.DeltaEquation}\", {(plan.Model.Penalties.Any(p => p.Lambda != 0) ? "true" : "false")});");
        }
    }

    /// <summary>Where a buffer lies in the block, or −1 for the caller's inputs.</summary>
    private static string Place(NetworkPlan plan, string buffer) => buffer == "x" ? "-1" : Number(plan.Memory.Find(buffer).Offset);
}
