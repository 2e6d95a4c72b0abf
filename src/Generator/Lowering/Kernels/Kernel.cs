using Unrolled.Generator.Expressions;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Lowering.Kernels;

/// <summary>One step of a network's programs: emitted once for each width as a method, called by every program that lists it.</summary>
/// <param name="Name">The method's name: <c>Dense1Forward</c>.</param>
/// <param name="Summary">The equation it implements, with shapes.</param>
internal abstract record Kernel(string Name, string Summary)
{
    /// <summary>The equation alone: without the layer's name before it and the shapes behind.</summary>
    public string Formula
    {
        get
        {
            int name = Summary.IndexOf(": ", System.StringComparison.Ordinal);
            int rows = Summary.IndexOf(" (rows", System.StringComparison.Ordinal);
            int start = name < 0 ? 0 : name + 2;
            int end = rows < 0 ? Summary.Length - 1 : Summary.LastIndexOf(", ", rows, System.StringComparison.Ordinal);
            return Summary.Substring(start, end - start);
        }
    }

    /// <summary>The buffers it works on, in the order of its parameters.</summary>
    public abstract EquatableArray<string> Buffers { get; }

    /// <summary>The arguments it takes besides buffers and rows.</summary>
    public virtual KernelArguments Arguments => KernelArguments.None;

    /// <summary>Which class holds it.</summary>
    public abstract KernelHome Home { get; }

    /// <summary>Whether its method returns the loss.</summary>
    public bool ReturnsLoss => Arguments is KernelArguments.ReturnsLoss or KernelArguments.Step;

    /// <summary>How its work is cut for several threads.</summary>
    public virtual KernelCut Cut => KernelCut.Rows;
}

/// <summary>How a kernel's work may be cut.</summary>
internal enum KernelCut
{
    /// <summary>By rows of the step, none of which depends on another.</summary>
    Rows,

    /// <summary>By rows of the weight matrix, each over all rows of the step.</summary>
    Matrix,

    /// <summary>Not at all: it is small.</summary>
    Whole,
}

/// <summary>Where a kernel is emitted, by what its speed and its bits depend on.</summary>
internal enum KernelHome
{
    /// <summary>Once for each vector width: register tiles.</summary>
    Widths,

    /// <summary>Once, at 512 bits: where vectors are narrower, others do its work.</summary>
    Wide,

    /// <summary>Once, at 16 lanes, which narrower machines do in pieces: sums across lanes, the same tree everywhere.</summary>
    Rows,

    /// <summary>Once, at whatever <c>Vector&lt;float&gt;</c> is: element-wise and no bottleneck.</summary>
    Shared,

    /// <summary>Not at all: a method of the runtime.</summary>
    Library,
}

/// <summary>What a kernel's method takes besides its buffers and the number of rows.</summary>
internal enum KernelArguments
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Whether to update the parameters or to leave the gradient, and the optimiser's hyper-parameters.</summary>
    Update,

    /// <summary>The seed and the step, from which random masks follow.</summary>
    Random,

    /// <summary>Nothing; the method returns the loss.</summary>
    ReturnsLoss,

    /// <summary>Whether to stop at the logits; no number of rows, since there is one.</summary>
    Logits,

    /// <summary>The optimiser's hyper-parameters; the method returns the loss. No number of rows, since it is that of a full batch.</summary>
    Step,
}

/// <summary>What a kernel reads by broadcast: the user's row-major input in place, or activations in panels of 16.</summary>
/// <param name="Name">The buffer.</param>
/// <param name="Width">Values per row.</param>
/// <param name="IsRowMajor">Whether rows lie one behind the other without padding.</param>
internal sealed record Source(string Name, int Width, bool IsRowMajor);

/// <summary>What happens to a result in registers before it is stored.</summary>
/// <param name="Value">The stored value, in <paramref name="Accumulator"/> and y.</param>
/// <param name="Accumulator">The variable that stands for the result.</param>
/// <param name="Other">The buffer y is read from, at the place of the result; null if there is no y.</param>
/// <param name="Comment">The equation, for the emitted comment.</param>
internal sealed record Epilogue(Expression Value, string Accumulator, string? Other, string Comment);

/// <summary>Y = φ(S·M + b): lanes along the columns of M, each output one chain over the rows of M (or <paramref name="Chains"/>, folded in order).</summary>
/// <param name="Source">S (rows × M's rows).</param>
/// <param name="Matrix">M's panels.</param>
/// <param name="MatrixName">The buffer of M.</param>
/// <param name="Start">The buffer the sums start at (the bias), or null for zero.</param>
/// <param name="Destination">Y (rows × M's columns), in panels of 16.</param>
/// <param name="Chains">Independent partial sums, by shape alone: 1, 2 or 4.</param>
internal sealed record ProductKernel(
    string Name, string Summary, Source Source, PanelPlan Matrix, string MatrixName, string? Start, string Destination, Epilogue? Epilogue, int Chains, string Equation)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Widths;

    public override EquatableArray<string> Buffers => BufferList.Of(Source.Name, MatrixName, Start, Epilogue?.Other, Destination);
}

/// <summary>Y = φ(S·Mᵀ + b): lanes along the columns of M, each output a dot product reduced in the fixed tree of 16 lanes.</summary>
/// <param name="Source">S (rows × M's columns), in panels of 16.</param>
/// <param name="Destination">Y (rows × M's rows), in panels of 16.</param>
internal sealed record DotsKernel(
    string Name, string Summary, string Source, PanelPlan Matrix, string MatrixName, string? Start, string Destination, Epilogue? Epilogue, string Equation)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Rows;

    public override EquatableArray<string> Buffers => BufferList.Of(Source, MatrixName, Start, Epilogue?.Other, Destination);
}

/// <summary>G = PᵀQ, the gradient of M: lanes along the columns, a sum over the rows of the step; penalty and update in the epilogue.</summary>
/// <param name="Broadcast">P (rows × M's rows).</param>
/// <param name="Vectors">Q (rows × M's columns), in panels of 16 with zero padding.</param>
/// <param name="BiasName">The buffer of the bias whose gradient, for a step of one row, is Q itself; null where a <see cref="BiasKernel"/> sums it.</param>
internal sealed record OuterKernel(string Name, string Summary, Source Broadcast, string Vectors, PanelPlan Matrix, string MatrixName, string? BiasName, string Equation)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Widths;

    public override KernelCut Cut => KernelCut.Matrix;

    public override EquatableArray<string> Buffers => BufferList.Of(Broadcast.Name, Vectors, MatrixName, BiasName);

    public override KernelArguments Arguments => KernelArguments.Update;
}

/// <summary>db = Σ δ over the rows of the step, and its update.</summary>
internal sealed record BiasKernel(string Name, string Summary, string Delta, int Width, string BiasName)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Rows;

    public override KernelCut Cut => KernelCut.Whole;

    public override EquatableArray<string> Buffers => BufferList.Of(Delta, BiasName);

    public override KernelArguments Arguments => KernelArguments.Update;
}

/// <summary>An element-wise pass over buffers of one shape.</summary>
/// <param name="Operands">The variables of the value and the buffers they are read from.</param>
/// <param name="MasksPadding">Whether the value is not 0 where its operands are, so that padding must be written 0.</param>
internal sealed record SweepKernel(
    string Name, string Summary, Expression Value, EquatableArray<Operand> Operands, string Destination, int Width, bool MasksPadding)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Widths;

    public override EquatableArray<string> Buffers => BufferList.Of([.. System.Linq.Enumerable.Select(Operands, o => o.Buffer), Destination]);
}

/// <summary>A variable of an expression and the buffer it is read from.</summary>
internal sealed record Operand(string Variable, string Buffer);

/// <summary>Mᵀ in panels of its own, for the step's S·Mᵀ with lanes along M's rows.</summary>
internal sealed record TransposeKernel(string Name, string Summary, PanelPlan Matrix, string MatrixName, PanelPlan Transposed, string Destination)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Widths;

    public override KernelCut Cut => KernelCut.Matrix;

    public override EquatableArray<string> Buffers => BufferList.Of(MatrixName, Destination);
}

/// <summary>Yᵀ = M·Sᵀ with 16 rows of the step in the lanes, M broadcast where it lies; each output one chain over the columns of M.</summary>
/// <param name="Source">S (rows × M's columns), in panels of 16.</param>
/// <param name="Lanes">Room for the columns of S that pass at a time, in row lanes.</param>
/// <param name="Destination">Y (rows × M's rows), in row lanes.</param>
internal sealed record RowLanesKernel(string Name, string Summary, string Source, string Lanes, PanelPlan Matrix, string MatrixName, string Destination, string Equation)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Widths;

    public override EquatableArray<string> Buffers => BufferList.Of(Source, Lanes, MatrixName, Destination);
}

/// <summary>What only moves data or is rare: a method of the runtime, taking its buffers, the rows and the width.</summary>
/// <param name="Method">The runtime's method: <c>Panels.Pack</c>.</param>
internal sealed record LibraryKernel(string Method, EquatableArray<string> Operands, int Width)
    : Kernel(Method, "")
{
    private const string Clearing = "Panels.ClearPadding";

    public override KernelHome Home => KernelHome.Library;

    public override EquatableArray<string> Buffers => Operands;

    /// <summary>Whether it only sets padding to zero.</summary>
    public bool IsClearing => Method == Clearing;

    /// <summary>The caller's rows to panels of 16 columns, padding zero.</summary>
    public static LibraryKernel Pack(string rowMajor, string panels, int width) => new("Panels.Pack", [rowMajor, panels], width);

    /// <summary>The padding of panels of 16 columns becomes zero.</summary>
    public static LibraryKernel ClearPadding(string panels, int width) => new(Clearing, [panels], width);

    /// <summary>Panels of 16 columns to the caller's rows.</summary>
    public static LibraryKernel Unpack(string panels, string rowMajor, int width) => new("Panels.Unpack", [panels, rowMajor], width);

    /// <summary>Row lanes back to panels of 16 columns.</summary>
    public static LibraryKernel FromRowLanes(string lanes, string panels, int width) => new("RowLanes.ToPanels", [lanes, panels], width);

    /// <summary>Softmax's own backward, in place: δ = y ⊙ (g − Σ g·y).</summary>
    public static LibraryKernel SoftmaxBackward(string outputs, string delta, int width) => new("Softmax.Backward", [outputs, delta], width);

    /// <summary>∂J/∂t of the fused softmax and cross-entropy: −log p·scale.</summary>
    public static LibraryKernel SoftmaxTargetGradients(string logits, string scale, string destination, int width) =>
        new("Softmax.TargetGradients", [logits, scale, destination], width);
}

/// <summary>Distinct buffer names in order of first mention.</summary>
internal static class BufferList
{
    public static EquatableArray<string> Of(params string?[] names) =>
        System.Linq.Enumerable.Distinct(System.Linq.Enumerable.OfType<string>(names)).ToEquatableArray();
}
