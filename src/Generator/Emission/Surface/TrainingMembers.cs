using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Model;
using static Unrolled.Generator.Emission.Surface.SurfaceWriter;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>Training steps, gradients, and one optimiser step: everything that writes.</summary>
internal static class TrainingMembers
{
    public static void Emit(SurfaceWriter surface)
    {
        if (!surface.IsTrainable)
        {
            return;
        }

        string rows = surface.Model.Batch == 1 ? "1 row" : $"1 to {Number(surface.Model.Batch)} rows";
        string inputs = $"{rows} × {Number(surface.Model.Inputs)} inputs";
        string ownPass = surface.HasDropout ? "; runs a forward pass of its own, dropout on" : "; runs a forward pass of its own";
        if (surface.HasLoss)
        {
            foreach (Targets targets in Kinds(surface))
            {
                if (surface.HasOptimizer)
                {
                    EmitStep(surface, targets, inputs);
                }

                EmitGradients(surface, targets, inputs);
            }

            if (surface.HasOptimizer && surface.TakesLabels)
            {
                surface.Member(
                    $"One training step on one row of {Number(surface.Model.Inputs)} inputs and its label, 0 to {Number(surface.LastLabel)}; returns its loss before the update.",
                    $"public float TrainStep({Floats} row, int label)",
                    "_engine.TrainStep(row, label)");
            }
        }

        surface.Member(
            $"The gradients of J̃ from the caller's own ∂J/∂outputs ({inputs}, rows × {Number(surface.Outputs)} gradients); also ∂J/∂inputs unless empty{ownPass}.",
            $"public void Backward({Floats} inputs, {Floats} outputGradients, {FloatsOut} inputGradients = default)",
            "_engine.Backward(inputs, outputGradients, inputGradients)");
        if (surface.HasOptimizer)
        {
            surface.Member("One optimiser step from Gradients: ComputeGradients followed by this equals TrainStep, bit for bit. They stay: a second call is another step along them. Throws where none were computed: on a new network, after TrainStep, Initialize or CopyFrom.", "public void ApplyGradients()", "_engine.ApplyGradients()", surface.IsLearner);
        }
    }

    private static void EmitStep(SurfaceWriter surface, Targets targets, string inputs)
    {
        string summary = $"One training step, update included, on {inputs} and {targets.Description}; returns the mean data loss before it{Dropout(surface)}, no penalty.";
        surface.LabelMember(
            summary, targets.Type, $"public float TrainStep({Floats} inputs, {targets.Parameter})", $"_engine.TrainStep(inputs, {targets.Name})", inherits: true);
        surface.LabelMember(
            "The same with a weight for each row, finite and not negative: J = (1/N)·Σ wᵢ·lossᵢ.",
            targets.Type,
            $"public float TrainStep({Floats} inputs, {targets.Parameter}, {Floats} rowWeights)",
            $"_engine.TrainStep(inputs, {targets.Name}, rowWeights)");
    }

    private static void EmitGradients(SurfaceWriter surface, Targets targets, string inputs)
    {
        surface.LabelMember(
            $"The gradients of J̃ into Gradients, nothing updated, on {inputs} and {targets.Description}; returns the mean data loss{Dropout(surface)}, no penalty.{SharedMask(surface)}",
            targets.Type,
            $"public float ComputeGradients({Floats} inputs, {targets.Parameter})",
            $"_engine.ComputeGradients(inputs, {targets.Name})",
            surface.IsLearner);
        bool soft = targets.Type == "float";
        surface.LabelMember(
            $"The same, and ∂J/∂inputs{(soft ? " and ∂J/∂targets" : "")}, each holding the rest fixed, unless the span is empty.",
            targets.Type,
            $"public float ComputeGradients({Floats} inputs, {targets.Parameter}, {FloatsOut} inputGradients{(soft ? $", {FloatsOut} targetGradients = default" : "")})",
            $"_engine.ComputeGradients(inputs, {targets.Name}, inputGradients{(soft ? ", targetGradients" : "")})");
    }

    private static string Dropout(SurfaceWriter surface) => surface.HasDropout ? ", dropout on" : "";

    private static string SharedMask(SurfaceWriter surface) =>
        surface.Model.Layers.Any(l => l is DropoutModel { CallerMask: false }) ? " Masks follow from seed and Steps: calls between two updates share them." : "";

    /// <summary>A way to give the targets of a step.</summary>
    private sealed record Targets(string Type, string Name, string Description)
    {
        public string Parameter => $"global::System.ReadOnlySpan<{Type}> {Name}";
    }

    private static IEnumerable<Targets> Kinds(SurfaceWriter surface)
    {
        yield return new("float", "targets", $"rows × {Number(surface.Outputs)} targets");
        if (surface.TakesLabels)
        {
            yield return new("int", "labels", $"a label a row, 0 to {Number(surface.LastLabel)}");
            yield return new("byte", "labels", $"a label a row, 0 to {Number(surface.LastLabel)}");
        }
    }
}
