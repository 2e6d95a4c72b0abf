using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <summary>Whether a step of a full batch does a kernel's work in one of its own, so that this one needs few lines.</summary>
    public bool IsInStep(Kernel kernel) => Width.IsLiteral && Plan.Step is { } step && step.Forward.Concat(step.Backward).Contains(kernel);

    /// <summary>Whether straight lines are forced.</summary>
    public bool IsStraight => Plan.Model.UnrollsFully;

    /// <summary>Opens a kernel's method, documented by its equation.</summary>
    public CodeWriter.BlockScope Method(Kernel kernel, string? remarks = null)
    {
        Writer.Summary(kernel.Summary);
        if (remarks is not null)
        {
            Writer.Remarks(remarks);
        }

        string result = kernel.ReturnsLoss ? "double" : "void";
        return Method($"internal static {result} {kernel.Name}", kernel);
    }

    /// <summary>Emits a kernel whose multiply-adds are all written out: one method, or one that calls several in turn where they are more than one can hold.</summary>
    /// <param name="kernel">The kernel, of which each method has the parameters.</param>
    /// <param name="prelude">Prints what every method begins with.</param>
    /// <param name="part">Prints a part.</param>
    public void StraightMethods(Kernel kernel, Action prelude, Action<StraightPart> part)
    {
        IReadOnlyList<StraightPart> parts = StraightLines.Parts(Plan, kernel, Width);
        IReadOnlyList<IReadOnlyList<StraightPart>> methods = StraightLines.Methods(parts);
        string lines = $"Plan: straight lines as Unroll.Full asks, {Symbols.Counted(parts.Sum(p => p.MultiplyAdds), "multiply-add")}";
        if (methods.Count == 1)
        {
            using (Method(kernel, lines + "."))
            {
                EmitParts(parts);
            }

            return;
        }

        using (Method(kernel, $"{lines} in {Symbols.Number(methods.Count)} methods (a longer one is not optimised)."))
        {
            for (int i = 1; i <= methods.Count; i++)
            {
                Writer.Line($"{kernel.Name}{Symbols.Number(i)}({Names.Arguments(kernel, kernel.Buffers, Plan)});");
            }
        }

        for (int i = 1; i <= methods.Count; i++)
        {
            Writer.Line();
            using (Method($"private static void {kernel.Name}{Symbols.Number(i)}", kernel))
            {
                EmitParts(methods[i - 1]);
            }
        }

        void EmitParts(IReadOnlyList<StraightPart> few)
        {
            prelude();
            foreach (StraightPart one in few)
            {
                using (few.Count > 1 ? Writer.Block() : default)
                {
                    part(one);
                }
            }
        }
    }

    private CodeWriter.BlockScope Method(string signature, Kernel kernel)
    {
        Writer.Line("[MethodImpl(Jit.Kernel)]");
        return Writer.Block($"{signature}({Names.Parameters(kernel, Plan)})");
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
