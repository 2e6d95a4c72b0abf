using System;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits db = Σ δ over the rows, several vectors at a time so that their additions overlap.</summary>
internal sealed class BiasEmitter(KernelContext context, BiasKernel kernel)
{
    private readonly CodeWriter _writer = context.Writer;

    /// <summary>Whether δ itself is the gradient.</summary>
    private readonly bool _oneRow = context.Plan.HasOneRow(kernel);

    public void Emit()
    {
        int vectors = VectorWidth.Groups(kernel.Width);
        int strip = Math.Min(4, vectors);
        int whole = vectors / strip * strip;
        using (context.Method(kernel))
        {
            if (!_oneRow)
            {
                context.Group(kernel.Width, "rows");
            }

            UpdateEmitter.Broadcasts(context);
            if (whole > strip)
            {
                using (_writer.Block($"for (int c = 0; c < {Number(whole * 16)}; c += {Number(strip * 16)})"))
                {
                    EmitStrip("c", 0, strip);
                }
            }
            else
            {
                using (vectors > whole ? _writer.Block() : default)
                {
                    EmitStrip("", 0, strip);
                }
            }

            if (vectors > whole)
            {
                using (_writer.Block())
                {
                    EmitStrip("", whole * 16, vectors - whole);
                }
            }
        }
    }

    private void EmitStrip(string index, int start, int vectors)
    {
        string at = _oneRow ? Sum(Number(start), index) : index == "" ? Offset(start / 16, "group", 0) : "c * rows";
        _writer.Line($"ref float d = {At(kernel.Delta, at)};");
        if (!_oneRow)
        {
            EmitSums(vectors);
        }

        string b = _writer.Alias("b", kernel.BiasName, Sum(Number(start), index));
        for (int v = 0; v < vectors; v++)
        {
            _writer.Line(UpdateEmitter.FinishBias(context, At(b, v * 16), _oneRow ? Load("d", v * 16) : $"s{v}"));
        }
    }

    private void EmitSums(int vectors)
    {
        string[] sums = [.. Enumerable.Range(0, vectors).Select(v => $"s{v}")];
        _writer.Sums(sums);
        using (_writer.Block("for (int r = 0; r < rows; r++)"))
        {
            for (int v = 0; v < vectors; v++)
            {
                _writer.Line($"s{v} += {Load("d", Offset(v, "group", 0))};");
            }

            _writer.Line($"d = {At("d", 16)};");
        }
    }
}
