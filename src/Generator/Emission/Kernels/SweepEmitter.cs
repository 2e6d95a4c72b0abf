using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits an element-wise pass at one width.</summary>
internal sealed class SweepEmitter(KernelContext context)
{
    private readonly CodeWriter _writer = context.Writer;
    private readonly VectorWidth _width = context.Width;

    public void Emit(SweepKernel kernel)
    {
        using (context.Method(kernel))
        {
            int groups = VectorWidth.Groups(kernel.Width);
            int tail = kernel.Width % 16;
            int plain = kernel.MasksPadding && tail != 0 ? groups - 1 : groups;
            string Load(string variable, string offset) => Names.Load(kernel.Operands.First(o => o.Variable == variable).Buffer, offset);
            if (plain > 0)
            {
                using (Groups(0, plain))
                using (Floats(0, plain))
                {
                    EmitValue(kernel, v => Load(v, "i"), value => _writer.Line(Store(value, kernel.Destination, "i")));
                }
            }

            if (plain == groups)
            {
                return;
            }

            _writer.Line("// the last group: padding stays zero");
            using (Groups(plain, groups))
            using (Floats(plain, groups))
            {
                string valid = _width.IsLiteral ? $"Lanes.First({Number(tail)})" : $"Simd.LessThan(Vec.Indices + Simd.Create((float)(i & 15)), Simd.Create({Number(tail)}f))";
                EmitValue(kernel, v => Load(v, "i"), value => _writer.Line(Store($"Simd.ConditionalSelect({valid}, {value}, Vec.Zero)", kernel.Destination, "i")));
            }
        }
    }

    /// <summary>Where a call is for some rows, their groups do not lie one behind the other.</summary>
    private CodeWriter.BlockScope Groups(int first, int end) => !context.Plan.Threads.IsSharded
        ? default
        : _writer.Block($"for (int start = {(first == 0 ? "0" : $"stride * {Number(first * 16)}")}; start < stride * {Number(end * 16)}; start += stride * 16)");

    private CodeWriter.BlockScope Floats(int first, int end) => _writer.Block(context.Plan.Threads.IsSharded
        ? $"for (int i = start; i < start + rows * 16; i += {_width.Floats(1)})"
        : $"for (int i = {(first == 0 ? "0" : $"rows * {Number(first * 16)}")}; i < rows * {Number(end * 16)}; i += {_width.Floats(1)})");

    private void EmitValue(SweepKernel kernel, Func<string, string> operand, Action<string> store)
    {
        (IReadOnlyList<string> statements, IReadOnlyList<string> results) = RowEmitter.Render([kernel.Value], operand);
        foreach (string statement in statements)
        {
            _writer.Line(statement);
        }

        store(results[0]);
    }
}
