using System;
using Unrolled.Generator.Expressions.Rendering;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>What every kernel emitter works with: the text, the width and the network.</summary>
internal sealed class KernelContext(CodeWriter writer, VectorWidth width, NetworkPlan plan)
{
    public CodeWriter Writer { get; } = writer;

    public VectorWidth Width { get; } = width;

    public NetworkPlan Plan { get; } = plan;

    public int Batch => Plan.Model.Batch;

    /// <summary>Whether each pass over the network reads its weights from beyond the second-level cache.</summary>
    public bool StreamsWeights => TilePlanner.Streams(Plan.Memory.ParameterLength);

    /// <summary>Rows from one group of 16 columns to the next: those of the call, or of the step where a call may be for some of its rows.</summary>
    public string Stride => Plan.Threads.IsSharded ? "stride" : "rows";

    /// <summary>Opens a kernel's method, documented by its equation.</summary>
    public CodeWriter.BlockScope Method(Kernel kernel, string? remarks = null)
    {
        Writer.Summary(kernel.Summary);
        if (remarks is not null)
        {
            Writer.Remarks(remarks);
        }

        Writer.Line("[MethodImpl(Jit.Kernel)]");
        string result = kernel.Arguments == KernelArguments.ReturnsLoss ? "double" : "void";
        return Writer.Block($"internal static {result} {kernel.Name}({Names.Parameters(kernel, Plan)})");
    }

    /// <summary>The local <c>group</c>: floats from one group of 16 columns to the next.</summary>
    /// <param name="widest">The widest buffer: one group needs no step.</param>
    /// <param name="stride">The rows of a group; by default <see cref="Stride"/>.</param>
    public void Group(int widest, string? stride = null)
    {
        if (widest > 16)
        {
            Writer.Line($"int group = {stride ?? Stride} * 16;");
        }
    }

    /// <summary>The epilogue applied to accumulators.</summary>
    public static string Apply(Epilogue epilogue, string accumulator, Func<string> other) =>
        VectorRenderer.Render(epilogue.Value, name => name == epilogue.Accumulator ? accumulator : other());
}
