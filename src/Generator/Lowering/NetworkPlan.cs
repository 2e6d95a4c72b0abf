using Unrolled.Generator.Lowering.Kernels;
using Unrolled.Generator.Model;
using Unrolled.Generator.Operations;

namespace Unrolled.Generator.Lowering;

/// <summary>Everything emission prints of a network: its memory, its kernels and the programs that call them.</summary>
internal sealed record NetworkPlan
{
    public required NetworkModel Model { get; init; }

    public required MemoryPlan Memory { get; init; }

    public required EquatableArray<DensePlan> Layers { get; init; }

    /// <summary>How work is cut for several threads.</summary>
    public required ThreadPlan Threads { get; init; }

    /// <summary>Every kernel, once, in the order programs first call them.</summary>
    public required EquatableArray<Kernel> Kernels { get; init; }

    /// <summary>From the inputs to the logits, dropout off, in scratch.</summary>
    public required Program Infer { get; init; }

    /// <summary>The output activation on top of <see cref="Infer"/>; empty for Identity.</summary>
    public required Program Activate { get; init; }

    /// <summary>Inference on one row without buffers, or null where the network is too large for it.</summary>
    public required SingleRowKernel? SingleRow { get; init; }

    /// <summary>Inference on one row in one kernel, at 512 bits, or null where that gains nothing.</summary>
    public required RowKernel? Row { get; init; }

    /// <summary>A step of a full batch in one kernel, or null where there is none.</summary>
    public required StepKernel? Step { get; init; }

    /// <summary>The loss on top of the logits; works in scratch and in the block alike.</summary>
    public required Program? Head { get; init; }

    /// <summary>From the inputs to the logits, dropout on, keeping what backward needs.</summary>
    public required Program? Forward { get; init; }

    /// <summary>δ of the last layer from the caller's ∂J/∂outputs.</summary>
    public required Program? OutputDelta { get; init; }

    /// <summary>From δ of the last layer to all parameters.</summary>
    public required Program? Backward { get; init; }

    /// <summary>On to ∂J/∂inputs.</summary>
    public required Program? InputGradients { get; init; }

    /// <summary>∂J/∂targets.</summary>
    public required Program? TargetGradients { get; init; }

    /// <summary>How the loss makes the last δ, for traces; empty without a loss.</summary>
    public required string DeltaEquation { get; init; }

    /// <summary>The optimiser's rule, or null.</summary>
    public required UpdateRule? Update { get; init; }

    /// <summary>The rule where a gradient is applied as soon as it is there; null where an update needs all of them, and without an optimiser.</summary>
    public UpdateRule? FusedUpdate => Update is { NeedsNorm: false } ? Update : null;

    /// <summary>The buffer of the logits: <c>z2</c>.</summary>
    public required string Logits { get; init; }

    /// <summary>The buffer of the outputs; the logits' own for Identity.</summary>
    public required string Outputs { get; init; }

    /// <summary>Whether the network has a backward pass at all.</summary>
    public bool IsTrainable => Backward is not null;

    /// <summary>Whether biases are finished among what sums over rows: where only gradients of weights do it, of steps of one row, the tiles have the method.</summary>
    public bool FinishesBiasesInRows => System.Linq.Enumerable.Any(Kernels, k => k is BiasKernel);

    /// <summary>Whether a kernel of the backward pass, which sums over the rows of a step, has only one there.</summary>
    public bool HasOneRow(Kernel kernel) => Model.Batch == 1 && kernel is OuterKernel or BiasKernel;

    /// <summary>Outputs per row.</summary>
    public int OutputWidth => Layers[Layers.Count - 1].Model.Outputs;
}

/// <summary>A dense layer with what lowering decided for it.</summary>
/// <param name="Number">1 for the first dense layer: the index in W₁, a₁, δ₁.</param>
/// <param name="Backward">How δ·Wᵀ goes on to the layer below; None for the first layer.</param>
/// <param name="Source">The symbol of what it reads: X, A₁ or, behind a dropout, S₁.</param>
/// <param name="KeepsInput">Whether z is kept beside a.</param>
/// <param name="Reason">Why this orientation and this backward form, for the emitted header.</param>
internal sealed record DensePlan(
    DenseModel Model, int Number, Orientation Orientation, PanelPlan Panels, BackwardForm Backward, string Source, bool KeepsInput, string Reason);

/// <summary>A sequence of kernel calls.</summary>
internal sealed record Program(EquatableArray<KernelCall> Calls);

/// <summary>A call of a kernel.</summary>
/// <param name="Arguments">The buffers passed, in the order of the kernel's parameters.</param>
internal sealed record KernelCall(Kernel Kernel, EquatableArray<string> Arguments)
{
    public KernelCall(Kernel kernel)
        : this(kernel, kernel.Buffers)
    {
    }

    /// <summary>The same call reading another buffer in place of one.</summary>
    public KernelCall With(string parameter, string argument) =>
        this with { Arguments = System.Linq.Enumerable.Select(Arguments, a => a == parameter ? argument : a).ToEquatableArray() };
}
