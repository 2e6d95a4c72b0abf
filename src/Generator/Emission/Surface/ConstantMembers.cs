using System.Linq;
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
        Constant(surface, "Floating-point operations of a training step of Batch rows: thrice forward, less the first layer's input gradient.", "long", "TrainingFlops", TrainingFlops(model));
        Constant(surface, "Bytes of parameters, gradients, optimiser state and the buffers of a step, allocated once.", "long", "MemoryBytes", surface.HasPlan ? surface.Plan.Memory.Bytes : 0);
    }

    public static long Parameters(NetworkModel model) => model.Layers.OfType<DenseModel>().Sum(d => ((long)d.Inputs * d.Outputs) + (d.Bias ? d.Outputs : 0));

    private static long TrainingFlops(NetworkModel model)
    {
        DenseModel? first = model.Layers.OfType<DenseModel>().FirstOrDefault();
        return first is null ? 0 : unchecked(model.Batch * ((3 * model.ForwardFlops) - first.ForwardFlops));
    }

    private static void Constant(SurfaceWriter surface, string summary, string type, string name, long value)
    {
        long fitting = type == "int" ? unchecked((int)value) : value;
        surface.Declare(summary, $"public const {type} {name}", $" = {Number(fitting)}{(type == "long" ? "L" : "")};");
    }
}
