using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits the layers of one row: its groups of 16 columns lie side by side, so that a product walks over its terms without a stop.</summary>
internal sealed class RowLayersEmitter(KernelContext context, RowKernel kernel)
{
    private readonly CodeWriter _writer = context.Writer;

    public void Emit()
    {
        string chains = kernel.Calls.Any(c => c.Kernel is ProductKernel { Chains: > 1 }) ? ", some sums in chains (y00, y00b: too narrow to hide latency in one)" : "";
        using (context.Method(kernel, $"Plan: layer by layer, up to 8 terms a turn (fewer instructions for the loop itself){chains}; sums have the order of many rows, and so their bits."))
        {
            int widest = kernel.Calls.Select(c => c.Kernel).OfType<ProductKernel>().Max(p => p.Matrix.PaddedColumns);
            if (widest > VectorWidth.Group || kernel.Calls.Any(c => c.Kernel is not ProductKernel))
            {
                _writer.Line("const int rows = 1;");
            }

            context.Group(widest, "rows");
            int layer = 0;
            foreach (KernelCall call in kernel.Calls)
            {
                if (call.Kernel is ProductKernel or DotsKernel)
                {
                    _writer.Line();
                    DensePlan dense = context.Plan.Layers[layer++];
                    bool skipsDropout = call.Arguments[0] != call.Kernel.Buffers[0];
                    _writer.Line($"// {HeaderEmitter.Equation(dense)}{(skipsDropout ? $"; dropout is off, {dense.Source} is {call.Arguments[0]}" : "")}");
                }

                if (call.Kernel is ProductKernel product)
                {
                    new ProductEmitter(context, product with { Source = product.Source with { Name = call.Arguments[0], IsRowMajor = true } }).EmitRow();
                }
                else
                {
                    _writer.Line($"{Names.Call(call, context.Plan, Cut.Whole)};");
                }
            }
        }
    }
}
