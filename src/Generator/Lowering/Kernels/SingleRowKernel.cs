using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Lowering.Kernels;

/// <summary>One row from the inputs to the outputs: the kernels of inference on registers instead of buffers.</summary>
/// <param name="Infer">From x to the logits.</param>
/// <param name="Activate">From the logits to the outputs; empty for Identity.</param>
/// <param name="Logits">The buffer that stands for the logits.</param>
/// <param name="Outputs">The buffer that stands for the outputs.</param>
/// <param name="Width">Outputs of the row.</param>
internal sealed record SingleRowKernel(string Name, string Summary, EquatableArray<Kernel> Infer, EquatableArray<Kernel> Activate, string Logits, string Outputs, int Width)
    : Kernel(Name, Summary)
{
    /// <summary>Vectors of weights up to which a row is worth lines of its own: they are loaded once, so nothing is gained by keeping rows together.</summary>
    public const int MostVectors = 40;

    public override KernelHome Home => KernelHome.Rows;

    public override EquatableArray<string> Buffers => BufferList.Of(["x", .. Infer.SelectMany(Parameters), "y"]);

    public override KernelArguments Arguments => KernelArguments.Logits;

    public override KernelCut Cut => KernelCut.Whole;

    /// <summary>The kernel of a network whose every layer fits one vector, or null.</summary>
    public static SingleRowKernel? For(IEnumerable<KernelCall> infer, IEnumerable<KernelCall> activate, string logits, string outputs, int width)
    {
        EquatableArray<Kernel> kernels = infer.Select(Reading).ToEquatableArray();
        EquatableArray<Kernel> last = activate.Select(c => c.Kernel).ToEquatableArray();
        bool fits = kernels.All(k => Vectors(k) > 0 || k is LibraryKernel { IsClearing: true }) && kernels.Sum(Vectors) <= MostVectors && last.All(k => k is SoftmaxKernel or SweepKernel) && width <= VectorWidth.Group;
        return fits
            ? new SingleRowKernel("PredictRow", "One row: a network this small stays in registers from the inputs to the outputs, or the logits.", kernels, last, logits, outputs, width)
            : null;
    }

    /// <summary>A call's kernel, reading what the call passes: without dropout, the activation itself.</summary>
    private static Kernel Reading(KernelCall call) => call.Kernel switch
    {
        ProductKernel product => product with { Source = product.Source with { Name = call.Arguments[0] } },
        DotsKernel dots => dots with { Source = call.Arguments[0] },
        _ => call.Kernel,
    };

    /// <summary>The vectors of weights a kernel reads, or 0 for one that needs buffers.</summary>
    public static int Vectors(Kernel kernel) => kernel switch
    {
        ProductKernel { Matrix.PaddedColumns: VectorWidth.Group, Chains: 1 } product => product.Matrix.Rows,
        DotsKernel { Matrix.PaddedColumns: VectorWidth.Group, Matrix.Rows: <= VectorWidth.Group } dots => dots.Matrix.Rows,
        _ => 0,
    };

    /// <summary>The weights and the bias of a layer's kernel.</summary>
    public static IEnumerable<string?> Parameters(Kernel kernel) => kernel switch
    {
        ProductKernel product => [product.MatrixName, product.Start],
        DotsKernel dots => [dots.MatrixName, dots.Start],
        _ => [],
    };
}
