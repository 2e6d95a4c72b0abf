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
        using (context.Method(kernel, "Plan: product by product, up to eight terms a turn (fewer instructions for the loop itself)."))
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
                    _writer.Line($"// {HeaderEmitter.Equation(context.Plan.Layers[layer++])}");
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
