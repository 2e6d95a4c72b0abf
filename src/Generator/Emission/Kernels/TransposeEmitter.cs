using System;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits the transposed copy of a weight matrix: square tiles of a vector's width, then the edges value by value.</summary>
internal sealed class TransposeEmitter(KernelContext context, TransposeKernel kernel)
{
    private readonly CodeWriter _writer = context.Writer;

    /// <summary>A multiple of every vector the width may have.</summary>
    private readonly int _lanes = context.Width.IsLiteral ? context.Width.Lanes : 8;

    private readonly int _inputs = kernel.Matrix.Rows;
    private readonly int _outputs = kernel.Matrix.Columns;

    public void Emit()
    {
        using (context.Method(kernel))
        {
            foreach (PanelRun from in kernel.Matrix.Runs)
            {
                foreach (PanelRun to in kernel.Transposed.Runs)
                {
                    EmitRuns(from, to);
                }
            }
        }
    }

    private void EmitRuns(PanelRun from, PanelRun to)
    {
        int firstOutput = from.Start;
        int endOutput = Math.Min(from.Start + (from.Width * from.Count), _outputs);
        int firstInput = to.Start;
        int endInput = Math.Min(to.Start + (to.Width * to.Count), _inputs);
        int wholeOutput = firstOutput + ((endOutput - firstOutput) / _lanes * _lanes);
        int wholeInput = firstInput + ((endInput - firstInput) / _lanes * _lanes);
        if (wholeOutput > firstOutput && wholeInput > firstInput)
        {
            using (Loop("o", firstOutput, wholeOutput, context.Width.Floats(1)))
            using (Inputs(firstInput, wholeInput, context.Width.Floats(1)))
            {
                string tile = context.Width.IsLiteral ? "TransposeTile512" : "TransposeTile";
                _writer.Line($"Lanes.{tile}({At(kernel.MatrixName, SourceAt(from))}, {Number(from.Width)}, {At(kernel.Destination, DestinationAt(to))}, {Number(to.Width)});");
            }
        }

        Edge(from, to, firstOutput, wholeOutput, wholeInput, endInput);
        Edge(from, to, wholeOutput, endOutput, firstInput, endInput);
    }

    private void Edge(PanelRun from, PanelRun to, int firstOutput, int endOutput, int firstInput, int endInput)
    {
        if (firstOutput >= endOutput || firstInput >= endInput)
        {
            return;
        }

        using (Loop("o", firstOutput, endOutput, "1"))
        using (Inputs(firstInput, endInput, "1"))
        {
            _writer.Line($"Add(ref {kernel.Destination}, {DestinationAt(to)}) = Add(ref {kernel.MatrixName}, {SourceAt(from)});");
        }
    }

    private CodeWriter.BlockScope Loop(string index, int start, int end, string step) =>
        _writer.Block($"for (int {index} = {Number(start)}; {index} < {Number(end)}; {(step == "1" ? $"{index}++" : $"{index} += {step}")})");

    /// <summary>A loop over inputs, of those a call is for: whole groups of 16, and so whole tiles, up to the last.</summary>
    private CodeWriter.BlockScope Inputs(int start, int end, string step) => !context.Plan.Threads.IsSharded
        ? Loop("i", start, end, step)
        : _writer.Block($"for (int i = {(start == 0 ? "first" : $"Math.Max(first, {Number(start)})")}; i < {(end == _inputs ? "end" : $"Math.Min(end, {Number(end)})")}; {(step == "1" ? "i++" : $"i += {step}")})");

    private string SourceAt(PanelRun run) => Place(run, _inputs, "i", "o");

    private string DestinationAt(PanelRun run) => Place(run, _outputs, "o", "i");

    /// <summary>Where element (row, column) lies in the panels of a run.</summary>
    private static string Place(PanelRun run, int rows, string row, string column)
    {
        string within = run.Start == 0 ? column : $"({column} - {Number(run.Start)})";
        string start = Number(run.Start * rows);
        return run.Count == 1
            ? Sum(start, $"{row} * {Number(run.Width)}", within)
            : Sum(start, $"{within} / {Number(run.Width)} * {Number(run.Width * rows)}", $"{row} * {Number(run.Width)}", $"{within} % {Number(run.Width)}");
    }
}
