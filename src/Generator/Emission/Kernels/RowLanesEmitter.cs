using System;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits Yᵀ = M·Sᵀ with 16 rows of the step in the lanes: M is broadcast where it lies, so no transposed copy of it is made.</summary>
internal sealed class RowLanesEmitter(KernelContext context, RowLanesKernel kernel)
{
    /// <summary>Panels that one pass over M's rows takes: the first one's number, and how many.</summary>
    private sealed record PanelBlock(PanelRun Run, string First, int Count);

    /// <summary>Terms in a turn of the loop: its own instructions take room that multiply-adds need where a neighbour shares the core.</summary>
    private const int Turn = 2;
    private readonly CodeWriter _writer = context.Writer;
    private readonly VectorWidth _width = context.Width;
    private readonly int _rows = kernel.Matrix.Rows;

    /// <summary>Floats of 16 rows of Y.</summary>
    private readonly int _destinationGroup = VectorWidth.Pad(kernel.Matrix.Rows) * 16;

    /// <summary>Where the vectors at hand begin among the 16 lanes of a narrower width.</summary>
    private string Lane => _width.IsLiteral ? "" : "c";

    public void Emit()
    {
        RowLanesTile tile = TilePlanner.RowLanes(_width, _rows, context.Batch);
        if (context.IsStraight)
        {
            context.StraightMethods(kernel, () => { }, part => EmitPart(part, tile));
            return;
        }

        string rows = _width.IsLiteral ? $"{Number(16 * tile.Vectors)} rows of the step" : "a vector or two of the step's rows";
        string remarks = $"Plan: {rows} × {Number(tile.Rows)} of {Number(_rows)} columns a tile; its {Number(kernel.Matrix.PaddedColumns)} terms stream W row by row, in place, {Number(Turn)} a turn; δ comes to the lanes in {kernel.Lanes}, as many columns at a time as stay in L1"
            + (context.StreamsWeights ? ", the next tile's fetched ahead." : ".");
        using (context.Method(kernel, remarks))
        {
            if (!_width.IsLiteral)
            {
                using (_writer.Block("for (int g = 0; g < rows; g += 16)"))
                {
                    EmitPass(tile, 16);
                }

                return;
            }

            _writer.Line("int g = 0;");
            for (int vectors = tile.Vectors; vectors > 1; vectors = context.Plan.Threads.IsSharded ? vectors / 2 : 1)
            {
                using (_writer.Block($"for (; g <= rows - {Number((16 * vectors) - 15)}; g += {Number(16 * vectors)})"))
                {
                    EmitPass(TilePlanner.RowLanes(_width, _rows, 16 * vectors), 16 * vectors);
                }

                _writer.Line();
            }

            using (_writer.Block("for (; g < rows; g += 16)"))
            {
                EmitPass(TilePlanner.RowLanes(_width, _rows, 16), 16);
            }
        }
    }

    /// <summary>Some rows of M and some terms against all rows of the step, as many vectors at a time as the tile has, then one.</summary>
    private void EmitPart(StraightPart part, RowLanesTile tile)
    {
        if (part.FirstRow == 0 && part.Run.Start + part.FirstColumn == 0)
        {
            _writer.Line(FromPanels("0", "rows", kernel.Matrix.PaddedColumns));
        }

        if (!_width.IsLiteral)
        {
            using (_writer.Block("for (int g = 0; g < rows; g += 16)"))
            using (_writer.Block($"for (int c = 0; c < 16; c += {_width.Floats(tile.Vectors)})"))
            {
                EmitStraight(part, tile);
            }

            return;
        }

        _writer.Line("int g = 0;");
        using (_writer.Block($"for (; g <= rows - {Number((16 * tile.Vectors) - 15)}; g += {Number(16 * tile.Vectors)})"))
        {
            EmitStraight(part, tile);
        }

        _writer.Line();
        using (_writer.Block("for (; g < rows; g += 16)"))
        {
            EmitStraight(part, tile with { Vectors = 1 });
        }
    }

    private void EmitStraight(StraightPart part, RowLanesTile tile)
    {
        PanelRun run = part.Run;
        int column = run.Start + part.FirstColumn;
        int group = kernel.Matrix.PaddedColumns * 16;
        string[] sums = Sums(tile, part.Rows);
        _writer.Line($"ref float q = {At(kernel.Lanes, Sum($"(g >> 4) * {Number(group)}", Lane, Number(column * 16)))};");
        _writer.Line($"ref float z = {At(kernel.Destination, Sum($"(g >> 4) * {Number(_destinationGroup)}", Lane, Number(part.FirstRow * 16)))};");
        _writer.Line($"ref float w = {At(kernel.MatrixName, (run.Start * _rows) + (part.FirstRow * run.Width) + part.FirstColumn)};");
        _writer.Line($"Vec {string.Join(", ", sums)};");
        if (column == 0)
        {
            _writer.Line($"{string.Join(" = ", sums)} = Vec.Zero;");
        }
        else
        {
            ForTile(tile, part.Rows, (i, v) => $"{Acc(i, v)} = {Load("z", Place(v, _destinationGroup, i * 16))};");
        }

        _writer.Line($"// {kernel.Equation}");
        _writer.Line($"Vec v, {string.Join(", ", Enumerable.Range(0, tile.Vectors).Select(v => $"q{v}{v}"))};");
        for (int term = 0; term < part.Columns; term++)
        {
            EmitTerm(tile, part.Rows, run, group, term, declare: false);
        }

        ForTile(tile, part.Rows, (i, v) => Store(Acc(i, v), "z", Place(v, _destinationGroup, i * 16)));
    }

    /// <summary>All rows of M against the vectors at hand: whole sums, or a block of M's panels at a time where S would not stay in L1.</summary>
    private void EmitPass(RowLanesTile tile, int rows)
    {
        _writer.Line($"ref float y = {At(kernel.Destination, $"(g >> 4) * {Number(_destinationGroup)}")};");
        if (!TilePlanner.BlocksRowLanes(tile, kernel.Matrix))
        {
            EmitBlocks(tile, rows, [.. kernel.Matrix.Runs.Select(r => new PanelBlock(r, "0", r.Count))]);
            return;
        }

        foreach (PanelRun run in kernel.Matrix.Runs)
        {
            int count = TilePlanner.RowLanesBlock(tile, run, context.StreamsWeights);
            using (run.Count > count ? _writer.Block($"for (int block = 0; block < {Number(run.Count)}; block += {Number(count)})") : _writer.Block())
            {
                EmitBlocks(tile, rows, [new PanelBlock(run, run.Count > count ? "block" : "0", count)]);
            }
        }
    }

    /// <summary>The blocks' columns of S turned into row lanes, then all rows of M against them.</summary>
    private void EmitBlocks(RowLanesTile tile, int rows, PanelBlock[] blocks)
    {
        PanelBlock block = blocks[0];
        string column = Sum(Number(block.Run.Start), block.First == "0" ? "" : $"{block.First} * {Number(block.Run.Width)}");
        string panels = column == "0" ? "" : column.Contains(" + ") ? $"({column}) * {context.Stride}" : $"{column} * {context.Stride}";
        _writer.Line(FromPanels(Sum(panels, "g * 16"), $"Math.Min({Number(rows)}, rows - g)", Columns(blocks)));
        using (_width.IsLiteral ? default : _writer.Block($"for (int c = 0; c < 16; c += {_width.Floats(tile.Vectors)})"))
        {
            EmitRows(tile, blocks);
        }
    }

    private string FromPanels(string first, string rows, int columns) =>
        $"RowLanes.FromPanels({At(kernel.Source, first)}, ref {kernel.Lanes}, {rows}, {context.Stride}, {Number(columns)});";

    private static int Columns(PanelBlock[] blocks) => blocks.Sum(block => block.Count * block.Run.Width);

    private void EmitRows(RowLanesTile tile, PanelBlock[] blocks)
    {
        int whole = _rows / tile.Rows * tile.Rows;
        using (_writer.Block($"for (int i = 0; i < {Number(whole)}; i += {Number(tile.Rows)})"))
        {
            EmitTile(tile, tile.Rows, n => n == 1 ? "i" : $"i * {Number(n)}", blocks);
        }

        if (whole < _rows)
        {
            using (_writer.Block())
            {
                EmitTile(tile, _rows - whole, n => Number(whole * n), blocks);
            }
        }
    }

    private void EmitTile(RowLanesTile tile, int rows, Func<int, string> first, PanelBlock[] blocks)
    {
        string[] sums = Sums(tile, rows);
        _writer.Line($"Vec {string.Join(", ", sums)};");
        _writer.Line($"ref float z = {At("y", Sum(Lane, first(16)))};");
        bool isFirst = blocks[0].Run.Start == 0;
        bool continues = blocks[0].First != "0";
        if (isFirst)
        {
            using (continues ? _writer.Block($"if ({blocks[0].First} == 0)") : default)
            {
                _writer.Line($"{string.Join(" = ", sums)} = Vec.Zero;");
            }
        }

        if (!isFirst || continues)
        {
            using (isFirst ? _writer.Block("else") : default)
            {
                ForTile(tile, rows, (i, v) => $"{Acc(i, v)} = {Load("z", Place(v, _destinationGroup, i * 16))};");
            }
        }

        _writer.Line($"ref float q = {At(kernel.Lanes, Lane)};");
        _writer.Line($"// {kernel.Equation}");
        foreach (PanelBlock block in blocks)
        {
            PanelRun run = block.Run;
            string panel = block.Count > 1 ? Sum(block.First, "panel") : block.First;
            string at = panel == "0" ? "" : panel.Contains(" ") ? $"({panel}) * {Number(run.Width * _rows)}" : $"{panel} * {Number(run.Width * _rows)}";
            using (block.Count > 1 ? _writer.Block($"for (int panel = 0; panel < {Number(block.Count)}; panel++)") : _writer.Block())
            {
                _writer.Line($"ref float w = {At(kernel.MatrixName, Sum(Number(run.Start * _rows), at, first(run.Width)))};");
                EmitTerms(tile, rows, run, Columns(blocks) * 16);
            }
        }

        ForTile(tile, rows, (i, v) => Store(Acc(i, v), "z", Place(v, _destinationGroup, i * 16)));
    }

    private static string[] Sums(RowLanesTile tile, int rows) => [.. from i in Enumerable.Range(0, rows) from v in Enumerable.Range(0, tile.Vectors) select Acc(i, v)];

    private void ForTile(RowLanesTile tile, int rows, Func<int, int, string> line)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                _writer.Line(line(i, v));
            }
        }
    }

    /// <summary>The terms of one panel: for each, the vectors of S times a broadcast of M for each row.</summary>
    private void EmitTerms(RowLanesTile tile, int rows, PanelRun run, int group)
    {
        bool fetches = context.StreamsWeights && rows == tile.Rows;
        using (fetches ? _writer.Block($"for (int k = 0; k < {Number(run.Width)}; k += 16)") : default)
        {
            for (int i = 0; fetches && i < rows; i++)
            {
                _writer.Line($"Prefetch.Read({At("w", (rows + i) * run.Width)});");
            }

            using (_writer.Block($"for (int o = 0; o < {Number(fetches ? 16 : run.Width)}; o += {Number(Turn)})"))
            {
                for (int term = 0; term < Turn; term++)
                {
                    EmitTerm(tile, rows, run, group, term, declare: term == 0);
                }

                _writer.Line($"w = {At("w", Turn)};");
                _writer.Line($"q = {At("q", Turn * 16)};");
            }
        }
    }

    private void EmitTerm(RowLanesTile tile, int rows, PanelRun run, int group, int term, bool declare)
    {
        string type = declare ? "Vec " : "";
        for (int v = 0; v < tile.Vectors; v++)
        {
            _writer.Line($"{type}q{v}{v} = {Load("q", Place(v, group, term * 16))};");
        }

        for (int i = 0; i < rows; i++)
        {
            int at = (i * run.Width) + term;
            _writer.Line($"{(i == 0 ? type : "")}v = Simd.Create({(at == 0 ? "w" : $"Add(ref w, {Number(at)})")});");
            for (int v = 0; v < tile.Vectors; v++)
            {
                _writer.Line($"{Acc(i, v)} = {MultiplyAdd("v", $"q{v}{v}", Acc(i, v))};");
            }
        }
    }

    /// <summary>Where a vector of rows lies: groups of 16 rows apart, or side by side in one group.</summary>
    private string Place(int vector, int group, int at) => _width.IsLiteral ? Number((vector * group) + at) : Sum(Number(at), _width.Floats(vector));

    private static string Acc(int row, int vector) => $"y{Number(row)}_{Number(vector)}";
}
