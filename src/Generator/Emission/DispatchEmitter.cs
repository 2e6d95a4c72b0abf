using System.Linq;
using Unrolled.Generator.Emission.Kernels;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;

namespace Unrolled.Generator.Emission;

/// <summary>Emits the class that picks the vector width of each kernel, a constant when the code is compiled, and holds those of one form.</summary>
internal static class DispatchEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        writer.Summary("The kernels at the widest vectors of this machine: 512 bits where it has them, else Vector<float>.");
        using (writer.Block("internal static class Kernels"))
        {
            KernelContext context = new(writer, VectorWidth.SimdVector, plan);
            writer.Line("private static bool IsWide => Lanes.AreWide;");
            writer.Line();
            bool first = true;
            foreach (Kernel kernel in plan.Kernels.Where(k => k.Home is KernelHome.Widths or KernelHome.Shared))
            {
                if (!first)
                {
                    writer.Line();
                }

                first = false;
                if (kernel.Home == KernelHome.Shared)
                {
                    new SharedEmitter(context).Emit(kernel);
                }
                else
                {
                    Dispatch(writer, plan, kernel);
                }
            }

            if (plan.Update is not null)
            {
                writer.Line();
                UpdateEmitter.EmitApply(context, plan.Update);
            }
        }
    }

    private static void Dispatch(CodeWriter writer, NetworkPlan plan, Kernel kernel)
    {
        string call = $"{kernel.Name}({Names.Arguments(kernel, kernel.Buffers, plan)})";
        writer.Line("[MethodImpl(Jit.Inline)]");
        using (writer.Block($"internal static void {kernel.Name}({Names.Parameters(kernel, plan)})"))
        {
            writer.Line($"if (IsWide) Simd512.{call};");
            writer.Line($"else SimdVector.{call};");
        }
    }
}
