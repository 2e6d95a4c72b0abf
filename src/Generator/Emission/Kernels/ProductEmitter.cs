using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <summary>Emits Y = φ(S·M + b): a register tile of rows × vectors, walked over M's panels.</summary>
internal sealed class ProductEmitter(KernelContext context, ProductKernel kernel)
{
    private readonly CodeWriter _writer = context.Writer;
    private readonly VectorWidth _width = context.Width;
    private readonly int _terms = kernel.Matrix.Rows;

    public void Emit()
    {
        if (context.IsStraight)
        {
            context.StraightMethods(kernel, EmitGroup, part => EmitRun(part.Run, TilePlanner.StraightProduct(_width, part.Run, _terms, context.Batch, kernel.Chains), part));
            return;
        }

        (PanelRun Run, ProductTile Tile)[] runs =
        [
            .. kernel.Matrix.Runs.Select(r => (r, TilePlanner.Product(context.Width, r, _terms, context.Batch, kernel.Chains, context.StreamsWeights))),
        ];
        if (context.IsInStep(kernel) && runs.All(r => IsWrittenOut(r.Tile)))
        {
            new RowMethod(context, kernel).EmitKernel();
            return;
        }

        using (context.Method(kernel, Remarks(runs)))
        {
            EmitGroup();
            foreach ((PanelRun run, ProductTile tile) in runs)
            {
                using (runs.Length > 1 && run.Count == 1 ? _writer.Block() : default)
                {
                    EmitRun(run, tile);
                }
            }
        }
    }

    /// <summary>The lines for one row, of which groups of 16 columns lie side by side.</summary>
    public void EmitRow()
    {
        foreach (PanelRun run in kernel.Matrix.Runs)
        {
            using (_writer.Block())
            {
                EmitRun(run, TilePlanner.RowProduct(_width, run, _terms, kernel.Chains), emitStrip: tiles => tiles.Emit(1, ""));
            }
        }
    }

    /// <summary>Whether a full batch is written out, and other rows come one by one.</summary>
    private bool IsWrittenOut(ProductTile tile) => tile.IsStraight && tile.Rows == context.Batch && tile.Rows > 1;

    private void EmitGroup() => context.Group(Math.Max(kernel.Matrix.PaddedColumns, kernel.Source.IsRowMajor ? 0 : kernel.Source.Width));

    private string Remarks((PanelRun Run, ProductTile Tile)[] runs)
    {
        IEnumerable<string> tiles = runs.Select(r =>
            $"{Number(r.Run.Count)} × {Number(r.Run.Width)} columns in tiles of {Counted(r.Tile.Rows, "row")} × {Counted(r.Tile.Vectors, "vector")}"
            + (kernel.Chains > 1 ? $" in {Number(kernel.Chains)} chains (too narrow to hide latency in one)" : "")
            + (r.Tile.IsStraight ? $", {Counted(_terms, "term")} written out"
                : r.Tile.Block < _terms ? $", {Number(r.Tile.Block)} of {Number(_terms)} terms at a time so that their weights stay in cache"
                : $", a loop over {Counted(_terms, "term")}")
            + (r.Tile.Turn > kernel.Chains ? $", {Number(r.Tile.Turn)} a turn (fewer instructions for the loop itself)" : "")
            + (ProductTileEmitter.InPairs(context.Width, kernel, r.Run, r.Tile) ? ", a row alone two terms a load" : "")
            + (r.Tile.FetchesTerms ? ", weights fetched some terms ahead (a panel exceeds 32 KB)" : "")
            + (ProductTileEmitter.FetchesSource(context, kernel, r.Tile) ? ", rows fetched ahead" : "")
            + (r.Tile.Ahead > 0 ? ", the next weights fetched ahead (all of them exceed L2)" : ""));
        return $"Plan: {string.Join("; ", tiles)}.";
    }

    private void EmitRun(PanelRun run, ProductTile tile, StraightPart? part = null, Action<ProductTileEmitter>? emitStrip = null)
    {
        using (run.Count > 1 ? _writer.Block($"for (int panel = 0; panel < {Number(run.Count)}; panel++)") : default)
        {
            string panel = run.Count > 1 ? $"panel * {Number(run.Width * _terms)}" : "";
            string columns = run.Count > 1 ? $"panel * {Number(run.Width)}" : "";
            string groups = run.Count > 1 ? $"panel * {Number(run.Width / 16)}" : "";
            string first = Sum(Number(run.Start / 16), groups);
            string at = first == "0" ? "0" : first.Contains(" ") ? $"({first}) * group" : $"{first} * group";
            ProductPlaces places = new(
                Matrix: _writer.Alias("m", kernel.MatrixName, Sum(Number(run.Start * _terms), panel)),
                Start: kernel.Start is null ? null : _writer.Alias("start", kernel.Start, Sum(Number(run.Start), columns)),
                Destination: _writer.Alias("y", kernel.Destination, at),
                Other: kernel.Epilogue?.Other is string other ? _writer.Alias("other", other, at) : null);
            string column = _width.IsLiteral ? "" : "c";
            ProductTileEmitter tiles = new(context, kernel, run, tile, places, column, part);
            using (tiles.IsBlocked ? _writer.Block($"for (int k0 = 0; k0 < {Number(_terms)}; k0 += {Number(tile.Block)})") : default)
            using (column == "" ? default : _writer.Block($"for (int c = 0; c < {Number(run.Width)}; c += {_width.Floats(tile.Vectors)})"))
            {
                (emitStrip ?? (t => EmitStrip(t, tile)))(tiles);
            }
        }
    }

    /// <summary>All rows over one strip of columns, for all terms or for a block of them.</summary>
    private void EmitStrip(ProductTileEmitter tiles, ProductTile tile)
    {
        if (IsWrittenOut(tile))
        {
            using (_writer.Block($"if (rows == {Number(tile.Rows)})"))
            {
                tiles.Emit(tile.Rows, "");
            }

            using (_writer.Block("else"))
            using (_writer.Block("for (int r = 0; r < rows; r++)"))
            {
                tiles.Emit(1, "r");
            }

            return;
        }

        bool isOneByOne = tile.Rows == 1 && tile.Remainder <= 1;
        if (!isOneByOne)
        {
            _writer.Line("int r = 0;");
        }

        if (tile.Rows > 1)
        {
            string leave = tile.EndsLow ? $" && r != rows - {Number(2 * tile.Remainder)}" : "";
            using (_writer.Block($"for (; r <= rows - {Number(tile.Rows)}{leave}; r += {Number(tile.Rows)})"))
            {
                tiles.Emit(tile.Rows, "r");
            }

            _writer.Line();
        }

        if (tile.Remainder > 1)
        {
            using (_writer.Block($"for (; r <= rows - {Number(tile.Remainder)}; r += {Number(tile.Remainder)})"))
            {
                tiles.Emit(tile.Remainder, "r");
            }

            _writer.Line();
        }

        using (_writer.Block($"for ({(isOneByOne ? "int r = 0" : "")}; r < rows; r++)"))
        {
            tiles.Emit(1, "r");
        }
    }
}
