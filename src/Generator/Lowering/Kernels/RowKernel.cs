using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Lowering.Kernels;

/// <summary>One row from the inputs to the logits: the products of inference in one method, each a loop over terms that lie side by side, and calls of the other kernels.</summary>
/// <param name="Calls">From x to the logits.</param>
internal sealed record RowKernel(string Name, string Summary, EquatableArray<KernelCall> Calls)
    : Kernel(Name, Summary)
{
    /// <summary>Multiply-adds up to which all products are one method: eight layers of 64 × 64. From about twice as many on .NET's compiler has more locals than it inlines for, and later than it optimises.</summary>
    public const int MostMultiplyAdds = 256;

    public override KernelHome Home => KernelHome.Wide;

    public override KernelCut Cut => KernelCut.Whole;

    public override EquatableArray<string> Buffers => BufferList.Of([.. Calls.SelectMany(c => c.Arguments)]);

    /// <summary>
    /// The kernel of a network with few products of few weights each, or null: of larger ones a row waits for the weights, and what is between the kernels does not matter.
    /// </summary>
    public static RowKernel? For(IReadOnlyList<KernelCall> infer)
    {
        ProductKernel[] products = [.. infer.Select(c => c.Kernel).OfType<ProductKernel>()];
        return products.Length > 0 && products.All(p => p.Matrix.Length <= TilePlanner.BlockFloats) && products.Sum(MultiplyAdds) <= MostMultiplyAdds
            ? new RowKernel("InferRow", "One row from the inputs to the logits: all products in one method, which calls the other kernels.", infer.ToEquatableArray())
            : null;
    }

    /// <summary>Those that are written: of a loop, those of a turn.</summary>
    private static int MultiplyAdds(ProductKernel product) => product.Matrix.Runs
        .Select(run => TilePlanner.RowProduct(VectorWidth.Simd512, run, product.Matrix.Rows, product.Chains))
        .Sum(tile => tile.Vectors * (tile.IsStraight ? product.Matrix.Rows : tile.Turn));
}
