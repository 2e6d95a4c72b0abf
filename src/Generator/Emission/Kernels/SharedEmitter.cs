using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits the element-wise kernels of which one form, a vector of whatever width at a time, serves every machine.</summary>
internal sealed class SharedEmitter(KernelContext context)
{
    private readonly CodeWriter _writer = context.Writer;

    public void Emit(Kernel kernel)
    {
        switch (kernel)
        {
            case MaskKernel mask:
                Emit(mask);
                break;
            case HadamardKernel hadamard:
                Emit(hadamard);
                break;
            case ScaledSweepKernel sweep:
                Emit(sweep);
                break;
        }
    }

    private void Emit(MaskKernel kernel)
    {
        using (context.Method(kernel))
        {
            string element = context.Plan.Threads.IsSharded ? $"(first * {Number(VectorWidth.Pad(kernel.Width))} + i)" : "i";
            _writer.Line($"ulong key = CounterRandom.Key(seed, step, {Number(kernel.Layer)});");
            using (_writer.Block($"for (int i = 0; i < rows * {Number(VectorWidth.Pad(kernel.Width))}; i += Vec.Count)"))
            {
                _writer.Line(Store($"CounterRandom.Keep(key, (uint){element}, {Number(kernel.Threshold)}u, {Literal.Float(kernel.Kept)})", kernel.Mask, "i"));
            }
        }
    }

    private void Emit(HadamardKernel kernel)
    {
        int width = VectorWidth.Pad(kernel.Width);
        using (context.Method(kernel))
        using (_writer.Block("for (int r = 0; r < rows; r++)"))
        using (_writer.Block($"for (int c = 0; c < {Number(width)}; c += Vec.Count)"))
        {
            EmitPlace(width);
            _writer.Line(Store($"{Load(kernel.Source, "at")} * {Load(kernel.Mask, $"r * {Number(width)} + c")}", kernel.Destination, "at"));
        }
    }

    private void Emit(ScaledSweepKernel kernel)
    {
        using (context.Method(kernel))
        using (_writer.Block("for (int r = 0; r < rows; r++)"))
        {
            if (kernel.Scale is not null)
            {
                string mean = kernel.Divisor == 1 ? "" : $" / {Number(kernel.Divisor)}f";
                _writer.Line($"Vec factor = Simd.Create(Add(ref {kernel.Scale}, r){mean});");
            }

            using (_writer.Block($"for (int c = 0; c < {Number(VectorWidth.Pad(kernel.Width))}; c += Vec.Count)"))
            {
                EmitPlace(kernel.Width);
                (IReadOnlyList<string> statements, IReadOnlyList<string> results) =
                    RowEmitter.Render([kernel.Value], v => Load(kernel.Operands.First(o => o.Variable == v).Buffer, v == "t" && kernel.Width > 16 ? $"r * {Number(VectorWidth.Pad(kernel.Width))} + c" : "at"), kernel.Output);
                foreach (string statement in statements)
                {
                    _writer.Line(statement);
                }

                _writer.Line(Store(kernel.Scale is null ? results[0] : $"factor * ({results[0]})", kernel.Destination, "at"));
            }
        }
    }

    /// <summary>The place of a vector in panels of 16 columns, of which there may be one only.</summary>
    private void EmitPlace(int width) => _writer.Line(width <= 16 ? "int at = r * 16 + c;" : $"int at = ((c >> 4) * {context.Stride} + r) * 16 + (c & 15);");
}
