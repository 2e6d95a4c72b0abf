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
                using (_writer.Block($"for (int i = 0; i < rows * {Number(plain * 16)}; i += {_width.Floats(1)})"))
                {
                    EmitValue(kernel, v => Load(v, "i"), value => _writer.Line(Store(value, kernel.Destination, "i")));
                }
            }

            if (plain == groups)
            {
                return;
            }

            _writer.Line("// the last group: padding stays zero");
            using (_writer.Block($"for (int i = rows * {Number(plain * 16)}; i < rows * {Number(groups * 16)}; i += {_width.Floats(1)})"))
            {
                string valid = _width.IsLiteral ? $"Lanes.First({Number(tail)})" : $"Simd.LessThan(Vec.Indices + Simd.Create((float)(i & 15)), Simd.Create({Number(tail)}f))";
                EmitValue(kernel, v => Load(v, "i"), value => _writer.Line(Store($"Simd.ConditionalSelect({valid}, {value}, Vec.Zero)", kernel.Destination, "i")));
            }
        }
    }

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
