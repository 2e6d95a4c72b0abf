using System;
using System.Linq;
using Unrolled.Generator.Emission.Kernels;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;

namespace Unrolled.Generator.Emission;

/// <summary>Emits the files of kernels: tiles for each vector width, and one file for what sums across lanes.</summary>
internal static class WidthEmitter
{
    /// <summary>The kernels of a network at one width.</summary>
    public static string Emit(NetworkPlan plan, VectorWidth width) =>
        Emit(plan, width, width.Name, KernelHome.Widths, $"The kernels of {plan.Model.Type.Name} for {width.Description}.");

    /// <summary>What needs sums across lanes, once for all widths.</summary>
    public static string EmitRows(NetworkPlan plan) => Emit(
        plan,
        VectorWidth.Simd512,
        "Rows",
        KernelHome.Rows,
        "What sums across lanes or over rows, at 16 lanes, which narrower machines do in pieces: every machine adds in the same order.");

    private static string Emit(NetworkPlan plan, VectorWidth width, string name, KernelHome home, string summary)
    {
        CodeWriter writer = new();
        FileEmitter.Header(writer);
        writer.Line($"// Names: see {plan.Model.Type.HintName}.Programs.g.cs.");
        writer.Line($"namespace {FileEmitter.KernelNamespace(plan.Model.Type)};");
        writer.Line();
        writer.Line($$"""
            using global::System;
            using global::System.Runtime.CompilerServices;
            using static global::System.Runtime.CompilerServices.Unsafe;
            using global::Unrolled.Runtime;
            using Simd = {{width.Operations}};
            using Vec = {{width.Vector}};
            """);
        writer.Line();
        writer.Summary(summary);
        using (writer.Block($"internal static class {name}"))
        {
            KernelContext context = new(writer, width, plan);
            Kernel[] kernels = [.. plan.Kernels.Where(k => k.Home == home || (k.Home == KernelHome.Wide && home == KernelHome.Widths && width.IsLiteral))];
            bool first = true;
            foreach (Kernel kernel in kernels)
            {
                Separate();
                EmitKernel(context, kernel);
            }

            if (kernels.OfType<OuterKernel>().Any())
            {
                Separate();
                UpdateEmitter.EmitFinishWeights(context);
            }

            if (kernels.Any(k => k is BiasKernel or OuterKernel { BiasName: not null }))
            {
                Separate();
                UpdateEmitter.EmitFinishBias(context, home == KernelHome.Rows && plan.Step is not null ? "internal" : "private");
            }

            void Separate()
            {
                if (!first)
                {
                    writer.Line();
                }

                first = false;
            }
        }

        return writer.ToString();
    }

    private static void EmitKernel(KernelContext context, Kernel kernel)
    {
        switch (kernel)
        {
            case ProductKernel product:
                new ProductEmitter(context, product).Emit();
                break;
            case DotsKernel dots:
                new DotsEmitter(context, dots).Emit();
                break;
            case OuterKernel outer when context.Plan.HasOneRow(outer):
                new OuterRowEmitter(context, outer).Emit();
                break;
            case OuterKernel outer:
                new OuterEmitter(context, outer).Emit();
                break;
            case SingleRowKernel row:
                new SingleRowEmitter(context, row).Emit();
                break;
            case RowKernel row:
                new RowLayersEmitter(context, row).Emit();
                break;
            case StepKernel step:
                new StepEmitter(context, step).Emit();
                break;
            case BiasKernel bias:
                new BiasEmitter(context, bias).Emit();
                break;
            case RowLanesKernel product:
                new RowLanesEmitter(context, product).Emit();
                break;
            case TransposeKernel transpose:
                new TransposeEmitter(context, transpose).Emit();
                break;
            case SweepKernel sweep:
                new SweepEmitter(context).Emit(sweep);
                break;
            case SoftmaxKernel softmax:
                new RowEmitter(context).Emit(softmax);
                break;
            case SoftmaxCrossEntropyKernel loss:
                new RowEmitter(context).Emit(loss);
                break;
            case ElementwiseLossKernel loss:
                new RowEmitter(context).Emit(loss);
                break;
            default:
                throw new NotSupportedException($"No emitter for {kernel.GetType().Name}.");
        }
    }
}
