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
        return Writer.Block($"internal static {result} {kernel.Name}({Names.Parameters(kernel, Plan.Update)})");
    }

    /// <summary>The local <c>group</c>: floats from one group of 16 columns to the next.</summary>
    /// <param name="widest">The widest buffer: one group needs no step.</param>
    public void Group(int widest)
    {
        if (widest > 16)
        {
            Writer.Line("int group = rows * 16;");
        }
    }

    /// <summary>The epilogue applied to accumulators.</summary>
    public static string Apply(Epilogue epilogue, string accumulator, Func<string> other) =>
        VectorRenderer.Render(epilogue.Value, name => name == epilogue.Accumulator ? accumulator : other());
}
