using Unrolled.Generator.Lowering;
using Unrolled.Generator.Lowering.Kernels;
using static Unrolled.Generator.Emission.Names;
using static Unrolled.Generator.Lowering.Symbols;

namespace Unrolled.Generator.Emission.Kernels;

/// <content>What a tile fetches while it sums, a little in each turn: a core has room for some ten lines on their way, and loads wait behind them.</content>
internal sealed partial class ProductTileEmitter
{
    /// <summary>Whether tiles fetch the caller's rows of the tile after them, or of rows in panels their own, 16 terms on.</summary>
    public static bool FetchesSource(KernelContext context, ProductKernel kernel, ProductTile tile) =>
        context.Width.IsLiteral && !tile.IsStraight && tile.Rows > 1 && kernel.Matrix.Rows > VectorWidth.Group && (kernel.Source.IsRowMajor || TilePlanner.FetchesRows(kernel.Source.Width, context.Batch));

    /// <summary>Low tiles, for what is left over, fetch nothing.</summary>
    private bool FetchesSource(int rows) => rows == tile.Rows && FetchesSource(context, kernel, tile);

    /// <summary>Whether these come a line of one row a turn, since a block of terms is a piece of each row.</summary>
    private bool FetchesLineByLine(int rows) => FetchesSource(rows) && kernel.Source.IsRowMajor && IsBlocked;

    /// <summary>Whether a tile fetches its share of the next block of weights.</summary>
    private bool FetchesBlock(int rows) => tile.Ahead > 0 && rows == tile.Rows;

    /// <summary>Where the hints begin.</summary>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="block">The terms that this tile sums.</param>
    private void DeclareHints(int rows, string block)
    {
        if (FetchesSource(rows))
        {
            // The first pass over the rows reads them from afar; the hints of later ones fall on lines at hand.
            string row = run.Start > 0 ? "r" : run.Count > 1 ? $"(panel == 0 ? r + {Number(rows)} : r)" : $"(r + {Number(rows)})";
            string next = kernel.Source.IsRowMajor ? At(kernel.Source.Name, Sum($"{row} * {Number(_rowStep)}", IsBlocked ? "k0" : "0")) : At("s", "group");
            _writer.Line($"ref float next = {next};");
        }

        if (FetchesBlock(rows))
        {
            // A tile of rows fetches its share of the block that comes next.
            string share = block == "block" ? $"{Number(tile.Ahead)} * block" : Number(tile.Ahead * tile.Block);
            _writer.Line($"ref float ahead = {At(places.Matrix, Sum($"(k0 + {block}) * {Number(run.Width)}", $"r / {Number(rows)} * {share}"))};");
        }
    }

    /// <summary>The hints of a turn, but for those of the weights at hand, which stand before each term.</summary>
    private void EmitHints(int rows, int turn)
    {
        if (FetchesLineByLine(rows))
        {
            // In 16 terms at least as many lines as the tile has rows: blocks have one chain, and turns of one or two terms.
            _writer.Line("Prefetch.Read(ref next);");
            _writer.Line($"next = {At("next", _rowStep)};");
        }
        else if (FetchesSource(rows))
        {
            // The next tile's rows, or the tile's next 16 columns, are one piece: as many floats of it as a turn uses of its own.
            FetchAndAdvance("next", turn * rows);
        }

        if (FetchesBlock(rows))
        {
            FetchAndAdvance("ahead", turn * tile.Ahead);
        }
    }

    /// <summary>After 16 terms: to the next ones.</summary>
    private void EndGroupOfHints(int rows)
    {
        if (FetchesLineByLine(rows))
        {
            _writer.Line($"next = {At("next", Number(VectorWidth.Group - (VectorWidth.Group / tile.Turn * _rowStep)))};");
        }
        else if (FetchesSource(rows))
        {
            _writer.Line($"next = {At("next", $"group - {Number(VectorWidth.Group * rows)}")};");
        }
    }

    /// <summary>A hint at least, even where several turns share a line: one more instruction is less than a bunch of lines at once.</summary>
    private void FetchAndAdvance(string name, int floats)
    {
        for (int line = 0; line < floats; line += VectorWidth.Group)
        {
            _writer.Line($"Prefetch.Read({At(name, line)});");
        }

        _writer.Line($"{name} = {At(name, floats)};");
    }

    /// <summary>One line of the row of weights that comes some terms later; hints for its other lines gain no more.</summary>
    private void FetchWeights(int rows, int term)
    {
        if (tile.FetchesTerms && rows == tile.Rows)
        {
            _writer.Line($"Prefetch.Read({At("w", (term + TilePlanner.TermsAhead) * run.Width)});");
        }
    }
}
