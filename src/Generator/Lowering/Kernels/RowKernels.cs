using Unrolled.Generator.Expressions;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Lowering.Kernels;

/// <summary>Draws a dropout mask r: 0 for a dropped unit, <paramref name="Kept"/> for a kept one.</summary>
/// <param name="Layer">The number of the dropout layer, part of the random key.</param>
/// <param name="Threshold">A unit is kept when its 24-bit random number is at least this.</param>
internal sealed record MaskKernel(string Name, string Summary, string Mask, int Width, int Layer, uint Threshold, float Kept)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Shared;

    public override EquatableArray<string> Buffers => BufferList.Of(Mask);

    public override KernelArguments Arguments => KernelArguments.Random;
}

/// <summary>Destination = source ⊙ r; the mask lies row-major with padded rows, the others in panels of 16.</summary>
internal sealed record HadamardKernel(string Name, string Summary, string Source, string Mask, string Destination, int Width)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Shared;

    public override EquatableArray<string> Buffers => BufferList.Of(Source, Mask, Destination);
}

/// <summary>A = softmax(Z), row by row.</summary>
internal sealed record SoftmaxKernel(string Name, string Summary, string Logits, string Destination, int Width)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Rows;

    public override EquatableArray<string> Buffers => BufferList.Of(Logits, Destination);
}

/// <summary>Softmax and cross-entropy fused: δ = (p·Σt − t)·scale, and the loss.</summary>
/// <param name="Mean">What the scale divides by: <c>rows</c>.</param>
internal sealed record SoftmaxCrossEntropyKernel(string Name, string Summary, string Logits, string Targets, string Scale, string Delta, int Width, string Mean)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Rows;

    public override EquatableArray<string> Buffers => BufferList.Of(Logits, Targets, Scale, Delta);

    public override KernelArguments Arguments => KernelArguments.ReturnsLoss;
}

/// <summary>An element-wise loss: its sum, and the derivative times the row's scale.</summary>
/// <param name="Value">The term of the loss.</param>
/// <param name="Derivative">Its derivative by the logit or, before a row operation, by the output.</param>
/// <param name="Output">The output y as a formula in the logit x, computed on the way; null where no y is needed or it is read.</param>
/// <param name="Divisor">The number of outputs for a mean over them, else 1.</param>
internal sealed record ElementwiseLossKernel(
    string Name, string Summary, Expression Value, Expression Derivative, Expression? Output, EquatableArray<Operand> Operands, string Scale, string Delta, int Width, int Divisor)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Rows;

    public override EquatableArray<string> Buffers => BufferList.Of([.. System.Linq.Enumerable.Select(Operands, o => o.Buffer), Scale, Delta]);

    public override KernelArguments Arguments => KernelArguments.ReturnsLoss;
}

/// <summary>An element-wise value times the row's scale: ∂J/∂t, or a caller's gradient through the output activation.</summary>
/// <param name="Output">The output y as a formula in the logit x, computed on the way; null where no y is needed or it is read.</param>
internal sealed record ScaledSweepKernel(
    string Name, string Summary, Expression Value, Expression? Output, EquatableArray<Operand> Operands, string? Scale, string Destination, int Width, int Divisor)
    : Kernel(Name, Summary)
{
    public override KernelHome Home => KernelHome.Shared;

    public override EquatableArray<string> Buffers => BufferList.Of([.. System.Linq.Enumerable.Select(Operands, o => o.Buffer), Scale, Destination]);
}
