using System;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits G = PᵀQ, the gradient of a weight matrix, with penalty and update where its tile leaves the registers.</summary>
internal sealed class OuterEmitter(KernelContext context, OuterKernel kernel)
{
    private readonly CodeWriter _writer = context.Writer;
    private readonly VectorWidth _width = context.Width;
    private readonly int _rows = kernel.Matrix.Rows;
    private string _matrix = "";
    private string _vectors = "";
    private string _broadcast = "";
    private string[] _columns = [];

    /// <summary>Whether a call may be for some rows of the matrix: whole tiles, up to the last.</summary>
    private readonly bool _isCut = context.Plan.Threads.IsSharded;

    public void Emit()
    {
        if (context.IsStraight)
        {
            context.StraightMethods(kernel, EmitPrelude, EmitPart);
            return;
        }

        (PanelRun Run, OuterTile Tile)[] runs = [.. kernel.Matrix.Runs.Select(r => (r, Tile(r)))];
        string remarks = string.Join("; ", runs.Select(r =>
            $"{Number(r.Run.Count)} × {Number(r.Run.Width)} columns in tiles of {Counted(r.Tile.Rows, "row")} × {Counted(r.Tile.Vectors, "vector")}"
            + (r.Tile.IsStraight ? $", a full batch of {Counted(context.Batch, "row")} written out" : $", a loop over the rows of the step{(r.Tile.Turn > 1 ? $", {Number(r.Tile.Turn)} a turn" : "")}")
            + (r.Tile.FetchesWeights ? ", its weights fetched meanwhile (they exceed L1)" : "")));
        using (context.Method(kernel, $"Plan: {remarks}."))
        {
            EmitPrelude();
            foreach ((PanelRun run, OuterTile tile) in runs)
            {
                using (runs.Length > 1 && run.Count == 1 ? _writer.Block() : default)
                {
                    EmitRun(run, tile, column => EmitStrip(run, tile, column));
                }
            }
        }
    }

    private OuterTile Tile(PanelRun run)
    {
        OuterTile tile = TilePlanner.Outer(_width, run, _rows, kernel.Matrix.PaddedColumns, context.Batch, kernel.Broadcast.IsRowMajor);
        return context.IsInStep(kernel) ? tile with { IsStraight = false } : tile;
    }

    private void EmitPrelude()
    {
        _writer.Line("nint group = rows * 16;");
        if (_isCut)
        {
            using (_writer.Block("if (first == end)"))
            {
                _writer.Line("return;");
            }

            _writer.Line();
        }

        UpdateEmitter.Broadcasts(context);
    }

    /// <summary>One tile, unless the call is for other rows.</summary>
    private void EmitPart(StraightPart part)
    {
        OuterTile tile = TilePlanner.StraightOuter(_width, part.Run, _rows, context.Batch, kernel.Broadcast.IsRowMajor);
        using (_isCut ? _writer.Block($"if (first <= {Number(part.FirstRow)} && end > {Number(part.FirstRow)})") : default)
        {
            EmitRun(part.Run, tile, column => EmitTile(part.Run, tile, part.Rows, "", part.FirstRow, column));
        }
    }

    private void EmitRun(PanelRun run, OuterTile tile, Action<string> strip)
    {
        using (run.Count > 1 ? _writer.Block($"for (int panel = 0; panel < {Number(run.Count)}; panel++)") : default)
        {
            string first = run.Count > 1 ? $"({Sum(Number(run.Start / 16), $"panel * {Number(run.Width / 16)}")}) * group" : Offset(run.Start / 16, "group", 0);
            string panel = run.Count > 1 ? $"panel * {Number(run.Width * _rows)}" : "";
            _matrix = _writer.Alias("m", kernel.MatrixName, Sum(Number(run.Start * _rows), panel));
            _vectors = _writer.Alias("vectors", kernel.Vectors, first);
            bool isWhole = _width.IsLiteral && tile.Vectors * _width.Lanes == run.Width;
            using (isWhole ? default : _writer.Block($"for (int c = 0; c < {Number(run.Width)}; c += {_width.Floats(tile.Vectors)})"))
            {
                strip(isWhole ? "" : "c");
            }
        }
    }

    private void EmitStrip(PanelRun run, OuterTile tile, string column)
    {
        int whole = _rows / tile.Rows;
        if (whole > 1)
        {
            string end = Number(whole * tile.Rows);
            string range = !_isCut ? $"int i = 0; i < {end}" : whole * tile.Rows == _rows ? "int i = first; i < end" : $"int i = first; i < Math.Min(end, {end})";
            using (_writer.Block($"for ({range}; i += {Number(tile.Rows)})"))
            {
                EmitTile(run, tile, tile.Rows, "i", 0, column);
            }
        }
        else
        {
            using (_rows % tile.Rows > 0 ? _writer.Block() : default)
            {
                EmitTile(run, tile, tile.Rows, "", 0, column);
            }
        }

        if (_rows % tile.Rows > 0)
        {
            using (_isCut && whole > 1 ? _writer.Block($"if (end == {Number(_rows)})") : _writer.Block())
            {
                EmitTile(run, tile, _rows % tile.Rows, "", whole * tile.Rows, column);
            }
        }
    }

    private void EmitTile(PanelRun run, OuterTile tile, int rows, string index, int start, string column)
    {
        bool rowMajor = kernel.Broadcast.IsRowMajor;
        int step = rowMajor ? kernel.Broadcast.Width : 16;
        string at = (index, rowMajor) switch
        {
            ("", true) => Number(start),
            ("", false) => Offset(start / 16, "group", start % 16),
            (_, true) => index,
            _ when _rows <= 16 => index,
            _ => $"({index} >> 4) * group + ({index} & 15)",
        };
        _broadcast = rowMajor ? "p" : _writer.Alias("p", kernel.Broadcast.Name, at);
        if (rowMajor)
        {
            _writer.Line($"ref float p = {At(kernel.Broadcast.Name, at)};");
        }

        string place = column == "" ? "0" : kernel.Matrix.PaddedColumns <= 16 ? "c" : _width.IsLiteral ? "(c >> 4) * group" : "(c >> 4) * group + (c & 15)";
        string first = _writer.Alias("c0", _vectors, place);
        _columns = [.. Enumerable.Range(0, _width.IsLiteral ? tile.Vectors : 1).Select(v => v == 0 ? first : _writer.Alias($"c{Number(v)}", first, Offset(v, "group", 0)))];
        string[] sums = [.. from i in Enumerable.Range(0, rows) from v in Enumerable.Range(0, tile.Vectors) select Acc(i, v)];
        _writer.Sums(sums);

        string target = index == "" ? Sum(Number(start * run.Width), column) : Sum($"{index} * {Number(run.Width)}", column);
        string w = _writer.Alias("w", _matrix, target);
        if (tile.FetchesWeights)
        {
            _writer.Line($"ref float ahead = ref {w};");
        }

        _writer.Line($"// {kernel.Equation}{(tile.IsStraight ? "" : " (k = 16·r)")}");
        if (tile.IsStraight)
        {
            using (_writer.Block($"if (rows == {Number(context.Batch)})"))
            {
                _writer.Line($"Vec {(tile.Vectors > 1 ? "v, " : "")}{string.Join(", ", Enumerable.Range(0, tile.Vectors).Select(v => $"q{v}"))};");
                for (int r = 0; r < context.Batch; r++)
                {
                    EmitTerm(tile, rows, ("", r * 16), ("", r * step), declare: false);
                }
            }

            using (_writer.Block("else"))
            {
                EmitLoop(run, tile, rows);
            }
        }
        else
        {
            EmitLoop(run, tile, rows);
        }

        for (int i = 0; i < rows; i++)
        {
            _writer.Line(UpdateEmitter.FinishWeights(context, At(w, i * run.Width), [.. Enumerable.Range(0, tile.Vectors).Select(v => Acc(i, v))]));
        }
    }

    /// <summary>The sum over the rows of the step, k floats into their panels: some rows a turn, then what is left one by one.</summary>
    private void EmitLoop(PanelRun run, OuterTile tile, int rows)
    {
        int turn = rows == tile.Rows ? tile.Turn : 1;
        if (turn > 1)
        {
            // A local: with the subtraction in the condition, .NET's compiler keeps the test at the top of the loop.
            _writer.Line($"nint whole = group - group % {Number(16 * turn)};");
            using (_writer.Block($"for (nint k = 0; k < whole; k += {Number(16 * turn)})"))
            {
                EmitTurn(run, tile, rows, turn);
            }

            _writer.Line();
        }

        using (_writer.Block($"for (nint k = {(turn > 1 ? "whole" : "0")}; k < group; k += 16)"))
        {
            EmitTurn(run, tile, rows, 1);
        }
    }

    private void EmitTurn(PanelRun run, OuterTile tile, int rows, int turn)
    {
        bool rowMajor = kernel.Broadcast.IsRowMajor;
        if (tile.FetchesWeights)
        {
            // A few at a time, since more misses than the core has buffers for would hold up the loads of the sum; all of the panel's columns, which later strips find in L2.
            int step = ((rows * run.Width * turn) + context.Batch - 1) / context.Batch;
            for (int at = 0; at < step; at += VectorWidth.Group)
            {
                _writer.Line($"Prefetch.Read({At("ahead", at)});");
            }

            _writer.Line($"ahead = {At("ahead", step)};");
        }

        for (int r = 0; r < turn; r++)
        {
            EmitTerm(tile, rows, ("k", 16 * r), rowMajor ? ("", r * kernel.Broadcast.Width) : ("k", 16 * r), declare: r == 0);
            if (rowMajor && _rows > 32)
            {
                // The caller's rows lie far apart: the next tiles' line of each.
                _writer.Line($"Prefetch.Read({At("p", (r * kernel.Broadcast.Width) + 16)});");
            }
        }

        if (rowMajor)
        {
            _writer.Line($"p = {At("p", turn * kernel.Broadcast.Width)};");
        }
    }

    private void EmitTerm(OuterTile tile, int rows, (string Index, int Floats) vectors, (string Index, int Floats) broadcast, bool declare)
    {
        string type = declare ? "Vec " : "";
        for (int v = 0; v < tile.Vectors; v++)
        {
            string at = Sum(vectors.Index, Number(vectors.Floats));
            string from = _width.IsLiteral ? Load(_columns[v], at) : Load(_columns[0], Sum(at, _width.Floats(v)));
            _writer.Line($"{type}q{v} = {from};");
        }

        for (int i = 0; i < rows; i++)
        {
            string offset = Sum(broadcast.Index, Number(broadcast.Floats + i));
            string factor = $"Simd.Create({(offset == "0" ? _broadcast : $"Add(ref {_broadcast}, {offset})")})";
            if (tile.Vectors > 1)
            {
                _writer.Line($"{(declare && i == 0 ? "Vec " : "")}v = {factor};");
                factor = "v";
            }

            for (int v = 0; v < tile.Vectors; v++)
            {
                _writer.Line($"{Acc(i, v)} = {MultiplyAdd(factor, $"q{v}", Acc(i, v))};");
            }
        }
    }

    private static string Acc(int row, int vector) => $"g{Number(row)}{Number(vector)}";
}
