using System;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;

namespace Unrolled.Generator.Emission;

/// <summary>Which part of its kernels' work a program calls for, as the arguments that say so.</summary>
internal sealed class Cut
{
    /// <summary>All of it.</summary>
    public static readonly Cut Whole = new("rows", "0", (kernel, plan) => "0", (kernel, plan) => Symbols.Number(MatrixRows(kernel)));

    /// <summary>Some rows of the step.</summary>
    public static readonly Cut Rows = new("stride", "first", (_, _) => "", (_, _) => "");

    /// <summary>A stripe of the rows of each matrix.</summary>
    public static readonly Cut Stripe = new(
        "rows",
        "0",
        (kernel, plan) => $"Stripes.Start({Symbols.Number(MatrixRows(kernel))}, stripe, stripes, {Symbols.Number(Group(kernel, plan))})",
        (kernel, plan) => $"Stripes.Start({Symbols.Number(MatrixRows(kernel))}, stripe + 1, stripes, {Symbols.Number(Group(kernel, plan))})");

    private readonly string _stride;
    private readonly string _firstRow;
    private readonly Func<Kernel, NetworkPlan, string> _first;
    private readonly Func<Kernel, NetworkPlan, string> _end;

    private Cut(string stride, string firstRow, Func<Kernel, NetworkPlan, string> first, Func<Kernel, NetworkPlan, string> end) =>
        (_stride, _firstRow, _first, _end) = (stride, firstRow, first, end);

    /// <summary>The value of a part of a kernel's range.</summary>
    public string Of(Kernel kernel, NetworkPlan plan, string part) => part switch
    {
        "stride" => _stride,
        "first" => kernel.Cut == KernelCut.Rows ? _firstRow : _first(kernel, plan),
        "end" => _end(kernel, plan),
        _ => part,
    };

    private static int Group(Kernel kernel, NetworkPlan plan) => kernel is OuterKernel outer ? TilePlanner.StripeGroup(outer, plan.Model.Batch) : VectorWidth.Group;

    private static int MatrixRows(Kernel kernel) => kernel switch
    {
        OuterKernel outer => outer.Matrix.Rows,
        TransposeKernel transpose => transpose.Matrix.Rows,
        _ => throw new NotSupportedException($"{kernel.GetType().Name} has no matrix to cut."),
    };
}
