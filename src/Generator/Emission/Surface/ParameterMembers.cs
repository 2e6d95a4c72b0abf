using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;
using static Unrolled.Generator.Emission.Surface.SurfaceWriter;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Surface;

/// <summary>Parameters and gradients as logical views, as flat copies and as raw storage.</summary>
internal static class ParameterMembers
{
    private const string Views = "GradientViews";

    public static void Emit(SurfaceWriter surface)
    {
        EmitLayers(surface);
        if (surface.IsTrainable)
        {
            EmitGradientViews(surface);
        }

        surface.Member("Copies the parameters out: layer by layer, W row by row (inputs × outputs), then b; exactly ParameterCount values.", $"public void CopyParametersTo({FloatsOut} destination)", "_engine.CopyParametersTo(destination)", inherits: true);
        surface.Member("Sets the parameters, in the order of CopyParametersTo; exactly ParameterCount values.", $"public void CopyParametersFrom({Floats} source)", "_engine.CopyParametersFrom(source)", inherits: true);
        string state = surface.IsTrainable ? ", optimiser state, Steps" : "";
        surface.Member($"Takes over another network's parameters{state} and seed.", $"public void CopyFrom({surface.Name} other)", "_engine.CopyFrom(other?._engine)");
        surface.Member(
            "Moves the parameters towards another network's: θ ← θ + amount·(θ′ − θ), amount from 0 to 1.",
            $"public void BlendFrom({surface.Name} other, float amount)",
            "_engine.BlendFrom(other?._engine, amount)");
        EmitClone(surface);
        surface.Member("The parameters as stored, zero padding included; Description tells the layout.", $"public {FloatsOut} RawParameters", "_engine.RawParameters");
        if (surface.IsTrainable)
        {
            string frozen = surface.Dense.Any(dense => dense.IsFrozen) ? ", without the frozen layers at its end" : "";
            surface.Member($"The gradients as stored, laid out as RawParameters{frozen}.", $"public {FloatsOut} RawGradients", "_engine.RawGradients");
            surface.Member($"The optimiser's state as stored, each variable laid out as RawParameters{frozen}.", $"public {FloatsOut} RawOptimizerState", "_engine.RawOptimizerState");
        }
    }

    private static void EmitClone(SurfaceWriter surface)
    {
        string summary = "A network of its own with the same state and hyper-parameters: both go on with the same bits.";
        string signature = $"public {surface.Name} Clone()";
        if (!surface.HasPlan)
        {
            surface.Member(summary, signature, "");
            return;
        }

        surface.Open(summary);
        using (surface.Writer.Block(signature))
        {
            EquatableArray<RequiredMember> own = surface.Model.Type.RequiredMembers;

            // What cannot be read cannot come along.
            string initializer = string.Join(", ", own.Select(member => $"{member.Name} = {(member.IsReadable ? member.Name : "default!")}"));
            surface.Writer.Line($"{surface.Name} copy = new(Seed){(own.Count == 0 ? "" : $" {{ {initializer} }}")};");
            surface.Writer.Line($"copy._engine.{(surface.IsTrainable ? "CloneFrom" : "CopyFrom")}(_engine);");
            surface.Writer.Line("copy.MaxDegreeOfParallelism = MaxDegreeOfParallelism;");
            surface.Writer.Line("return copy;");
        }
    }

    private static void EmitLayers(SurfaceWriter surface)
    {
        int dense = 0;
        int dropout = 0;
        foreach (LayerModel layer in surface.Model.Layers)
        {
            if (layer is DenseModel model)
            {
                dense++;
                string bias = model.Bias ? $" and b{Subscript(dense)} ({Number(model.Outputs)})" : "";
                surface.Member(
                    $"W{Subscript(dense)} ({Number(model.Inputs)} × {Number(model.Outputs)}){bias}: checked views, inputs × outputs whatever the storage.",
                    $"public global::Unrolled.DenseView {model.Name}",
                    surface.HasPlan ? DenseView(surface, dense, "_engine.Dense") : "");
            }
            else if (layer is DropoutModel mask)
            {
                dropout++;
                if (mask.CallerMask && surface.IsTrainable)
                {
                    surface.Member(
                        $"The mask r{Subscript(dropout)} ({Number(surface.Model.Batch)} × {Number(mask.Outputs)}), which the caller fills before each training call: all 0, and so drops everything, until then.",
                        $"public global::Unrolled.DropoutView {mask.Name}",
                        $"new(new(_engine.Block, {surface.Space}.Memory.R{Number(dropout)}, Batch, {Number(mask.Outputs)}))");
                }
            }
        }
    }

    private static void EmitGradientViews(SurfaceWriter surface)
    {
        bool guards = surface.HasOptimizer && surface.HasLoss && surface.HasPlan;
        // Their type must be ours.
        if (surface.IsTaken(Views))
        {
            return;
        }

        string summary = $"∂J̃/∂θ as {(surface.HasLoss ? "ComputeGradients or Backward" : "Backward")} left it.{(guards ? " TrainStep does not write it: reading it then throws in debug builds." : "")}";
        string signature = $"public {Views} Gradients";
        if (!guards)
        {
            surface.Declare(summary, signature, surface.HasPlan ? " => new(this);" : " => default;");
        }
        else
        {
            surface.Open(summary);
            using (surface.Writer.Block(signature))
            using (surface.Writer.Block("get"))
            {
                surface.Writer.Line(
                    """
                    #if DEBUG
                    global::Unrolled.Runtime.Guard.FreshGradients(_engine.GradientsAreStale, Description.Name);
                    #endif
                    return new(this);
                    """);
            }
        }

        surface.Open("The gradients of each layer, shaped as its parameters.");
        using (surface.Writer.Block($"public readonly struct {Views}{(surface.HasPlan ? $"({surface.Name} _network)" : "")}"))
        {
            int number = 0;
            foreach (DenseModel dense in surface.Dense)
            {
                number++;
                if (dense.IsFrozen)
                {
                    continue;
                }

                string value = surface.HasPlan ? DenseView(surface, number, "_network._engine.DenseGradients") : "default";
                surface.Writer.Line($"/// <summary>dW{Subscript(number)}{(dense.Bias ? $" and db{Subscript(number)}" : "")}.</summary>");
                surface.Writer.Line($"public global::Unrolled.DenseView {dense.Name} => {value};");
            }
        }
    }

    private static string DenseView(SurfaceWriter surface, int number, string views)
    {
        List<TensorPlan> tensors = [.. surface.Plan.Memory.Tensors];
        int bias = tensors.FindIndex(t => t.Buffer == $"b{number}");
        return $"{views}({Number(tensors.FindIndex(t => t.Buffer == $"w{number}"))}, {Number(bias)})";
    }
}
