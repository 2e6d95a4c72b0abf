using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Lowering.Kernels;

/// <summary>A step of a full batch: the kernels of its programs on registers instead of buffers, a vector for each row of a layer, one for all rows of the logits.</summary>
/// <param name="Forward">From x to the logits, which are dot products.</param>
/// <param name="Head">The loss, and δ of the last layer.</param>
/// <param name="Backward">From δ to the updated parameters.</param>
/// <param name="Logits">The buffer that stands for the logits.</param>
/// <param name="Rows">The rows of a full batch.</param>
internal sealed record StepKernel(string Name, string Summary, EquatableArray<Kernel> Forward, Kernel Head, EquatableArray<Kernel> Backward, string Logits, int Rows)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Wide;

    public override KernelCut Cut => KernelCut.Whole;

    public override KernelArguments Arguments => KernelArguments.Step;

    public override EquatableArray<string> Buffers => BufferList.Of(["x", .. Forward.SelectMany(SingleRowKernel.Parameters), .. Head.Buffers.Where(b => b != Logits), .. Copies.Select(c => c.Destination), .. InMemory]);

    /// <summary>The copies of weights that δ's are computed with.</summary>
    public IEnumerable<TransposeKernel> Copies => Backward.OfType<TransposeKernel>();

    /// <summary>The buffers that are memory, too: whose values are read one by one (a load broadcasts them, where from a register it takes two shuffles), and those of element-wise kernels, which are called.</summary>
    public IEnumerable<string> InMemory => Forward.Concat(Backward)
        .SelectMany(k => k switch
        {
            ProductKernel { Source.IsRowMajor: false } product => [product.Source.Name],
            OuterKernel { Broadcast.IsRowMajor: false } outer => [outer.Broadcast.Name],
            SweepKernel sweep => sweep.Buffers,
            _ => Enumerable.Empty<string>(),
        })
        .Distinct();

    /// <summary>The logits' layer.</summary>
    public DotsKernel Last => (DotsKernel)Forward[Forward.Count - 1];

    /// <summary>The δ that the loss leaves in its buffer.</summary>
    public string Delta => DeltaOf(Head)!;

    /// <summary>
    /// The kernel of a network whose layers fit one vector each and whose logits one for all rows, or null: also without a loss or an optimiser, and where a step
    /// has other kernels than these, as those of dropout, or waits for the norm of all gradients.
    /// </summary>
    public static StepKernel? For(IEnumerable<KernelCall> forward, Program? head, IEnumerable<KernelCall> backward, string logits, int width, UpdateRule? update, int batch)
    {
        if (head is not { Calls.Count: 1 } || update is null or { NeedsNorm: true } || batch > RowsAtOnce(width))
        {
            return null;
        }

        Kernel[] layers = [.. forward.Select(c => c.Kernel)];
        Kernel[] gradients = [.. backward.Select(c => c.Kernel)];
        Kernel loss = head.Calls[0].Kernel;
        HashSet<string> rows = [.. layers.Concat(gradients).Select(RowOf).OfType<string>()];
        bool fits = layers.All(k => IsRow(k, rows)) && layers[layers.Length - 1] is DotsKernel { Epilogue: null }
            && layers.Sum(SingleRowKernel.Vectors) <= SingleRowKernel.MostVectors
            && DeltaOf(loss) is not null && !loss.Buffers.Any(b => b != logits && rows.Contains(b))
            && gradients.All(k => k is OuterKernel or BiasKernel or TransposeKernel || IsRow(k, rows));
        return fits
            ? new StepKernel("Step", $"A step of {Symbols.Counted(batch, "row")}, a full batch; if the loss is not finite, no parameter changes.", layers.ToEquatableArray(), loss, gradients.ToEquatableArray(), logits, batch)
            : null;
    }

    /// <summary>Rows whose logits lie side by side in one vector.</summary>
    private static int RowsAtOnce(int width) => width > 4 ? 0 : VectorWidth.Group / VectorWidth.ColumnsOf(width);

    private static string? DeltaOf(Kernel head) => head switch
    {
        SoftmaxCrossEntropyKernel softmax => softmax.Delta,
        ElementwiseLossKernel loss => loss.Delta,
        _ => null,
    };

    /// <summary>The buffer whose rows are vectors that a kernel makes; null for one that makes none.</summary>
    public static string? RowOf(Kernel kernel) => kernel switch
    {
        ProductKernel product => product.Destination,
        DotsKernel dots => dots.Destination,
        SweepKernel sweep => sweep.Destination,
        _ => null,
    };

    /// <summary>Whether a kernel makes one vector of each row, from weights and from others of these.</summary>
    private static bool IsRow(Kernel kernel, HashSet<string> rows) => kernel switch
    {
        ProductKernel or DotsKernel => SingleRowKernel.Vectors(kernel) > 0 && (OtherOf(kernel) is not { } other || rows.Contains(other)),
        SweepKernel sweep => sweep.Width <= VectorWidth.Group && sweep.Operands.All(o => rows.Contains(o.Buffer)),
        _ => false,
    };

    /// <summary>The buffer that an epilogue reads.</summary>
    private static string? OtherOf(Kernel kernel) => (kernel is ProductKernel product ? product.Epilogue : ((DotsKernel)kernel).Epilogue)?.Other;
}
