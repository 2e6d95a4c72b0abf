using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>Sizes and costs as constants of the language.</summary>
internal static class ConstantMembers
{
    public static void Emit(SurfaceWriter surface)
    {
        NetworkModel model = surface.Model;
        Constant(surface, "Values per row that go in.", "int", "Inputs", model.Inputs);
        Constant(surface, "Values per row that come out.", "int", "Outputs", surface.Outputs);
        Constant(surface, "The largest number of rows of a training step.", "int", "Batch", model.Batch);
        Constant(surface, "Weights and biases, padding not counted.", "int", "ParameterCount", Parameters(model));
        Constant(surface, "Floating-point operations of one row forward: 2·inputs·outputs of each layer.", "long", "ForwardFlops", model.ForwardFlops);
        string training = surface.Dense.Any(layer => layer.IsFrozen) ? "forward, gradients of what is trained, and δ down to the lowest such layer" : "thrice forward, less the first layer's input gradient";
        Constant(surface, $"Floating-point operations of a training step of Batch rows: {training}.", "long", "TrainingFlops", TrainingFlops(model));
        EmitBytes(surface, surface.HasPlan ? surface.Plan.Memory : null);
    }

    private static void EmitBytes(SurfaceWriter surface, MemoryPlan? memory)
    {
        int parameters = memory?.ParameterLength ?? 0;
        int gradients = memory?.GradientLength ?? 0;
        int state = memory?.StateLength ?? 0;
        Bytes("Bytes of weights and biases, padding included.", "ParameterBytes", parameters);
        Bytes("Bytes of gradients.", "GradientBytes", gradients);
        Bytes("Bytes of the optimiser's state.", "OptimizerStateBytes", state);
        Bytes("Bytes of what a step keeps: activations, δ, masks, targets.", "ActivationBytes", (memory?.Length ?? 0) - parameters - gradients - state);
        Bytes("Bytes of the network's memory, the sum of these four: allocated once, or the caller's.", "MemoryBytes", memory?.Length ?? 0);

        void Bytes(string summary, string name, int floats) => Constant(surface, summary, "long", name, 4L * floats);
    }

    public static long Parameters(NetworkModel model) => model.Layers.OfType<DenseModel>().Sum(d => ((long)d.Inputs * d.Outputs) + (d.Bias ? d.Outputs : 0));

    private static long TrainingFlops(NetworkModel model)
    {
        DenseModel[] dense = [.. model.Layers.OfType<DenseModel>()];
        long gradients = dense.Where(layer => !layer.IsFrozen).Sum(layer => layer.ForwardFlops);
        long deltas = dense.SkipWhile(layer => layer.IsFrozen).Skip(1).Sum(layer => layer.ForwardFlops);
        return unchecked(model.Batch * (model.ForwardFlops + gradients + deltas));
    }

    private static void Constant(SurfaceWriter surface, string summary, string type, string name, long value)
    {
        long fitting = type == "int" ? unchecked((int)value) : value;
        surface.Declare(summary, $"public const {type} {name}", $" = {Number(fitting)}{(type == "long" ? "L" : "")};");
    }
}
