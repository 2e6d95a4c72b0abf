using System;

namespace Unrolled.Generator.Lowering;

/// <summary>The register tile of a product Y = S·M at one width.</summary>
/// <param name="Rows">Rows of Y in a tile.</param>
/// <param name="Vectors">Vectors of Y's columns in a tile.</param>
/// <param name="Remainder">Rows of a second tile for what a full batch leaves over, 0 for none; other leftovers go row by row.</param>
/// <param name="Block">Rows of M that stay in L1 while all rows of Y pass, a divisor-like share of all; all of them when not blocked.</param>
/// <param name="IsStraight">Whether the sum is written out without a loop.</param>
internal sealed record ProductTile(int Rows, int Vectors, int Remainder, int Block, bool IsStraight);

/// <summary>The register tile of a gradient G = PᵀQ at one width.</summary>
/// <param name="Rows">Rows of G in a tile.</param>
/// <param name="Vectors">Vectors of G's columns in a tile.</param>
/// <param name="IsStraight">Whether the sum over a full batch is written out without a loop.</param>
internal sealed record OuterTile(int Rows, int Vectors, bool IsStraight);

/// <summary>Chooses register tiles, cache blocks and unrolling: pure functions of shapes and of the width's registers.</summary>
internal static class TilePlanner
{
    /// <summary>Multiply-adds of a tile that are written out. Straight lines win up to some 256, but already draw with a loop from this many on, at a fraction of the text.</summary>
    public const int StraightLineBudget = 32;

    /// <summary>Two thirds of a 48 KB first-level cache, in floats: the share a block of weights may take.</summary>
    private const int BlockFloats = 8192;

    /// <summary>Rows of a tile that leave room for its vectors of M and one broadcast, and hide the latency of a multiply-add.</summary>
    public static ProductTile Product(VectorWidth width, PanelRun run, int rows, int batch, int chains)
    {
        int vectors = StripVectors(width, run.Width);
        int tallest = Math.Max(1, Math.Min(8, (width.Registers - 1 - vectors) / (vectors * chains)));
        int tile = rows * vectors <= StraightLineBudget && width.Registers < 32 ? 1 : TileRows(tallest, vectors * chains, batch);
        int block = BalancedBlock(rows, BlockFloats / (width.IsLiteral ? vectors * width.Lanes : 16), chains);
        bool straight = tile * vectors * rows <= StraightLineBudget;
        return new ProductTile(tile, vectors, batch > tile ? batch % tile : 0, straight ? rows : block, straight);
    }

    /// <summary>As tall as the registers allow; a tile's rows divide a group of 16 when P lies in panels, so that they never straddle two.</summary>
    public static OuterTile Outer(VectorWidth width, PanelRun run, int rows, int batch)
    {
        int vectors = StripVectors(width, run.Width);
        int tile = (width.Registers, vectors) switch
        {
            ( >= 32, >= 4) => 4,
            ( >= 32, _) => 8,
            (_, 1) => 8,
            _ => 4,
        };
        tile = Math.Min(tile, rows);
        bool straight = batch > 1 && width.Registers >= 32 && batch * rows * (run.Width / 16) * run.Count <= StraightLineBudget;
        return new OuterTile(tile, vectors, straight);
    }

    /// <summary>Vectors in a strip of a panel: the whole panel at 16 lanes, two vectors at fewer.</summary>
    private static int StripVectors(VectorWidth width, int panel) =>
        width.IsLiteral ? panel / width.Lanes : 2;

    private static int TileRows(int tallest, int perRow, int batch)
    {
        if (batch == 1)
        {
            return Math.Min(tallest, 4);
        }

        if (batch <= tallest)
        {
            return batch;
        }

        // A height that divides the batch leaves no leftovers, if it still hides the latency of 4 cycles on two units.
        for (int tile = tallest; tile >= 3; tile--)
        {
            if (batch % tile == 0 && tile * perRow >= 10)
            {
                return tile;
            }
        }

        return tallest;
    }

    /// <summary>Cuts <paramref name="rows"/> in equal blocks of whole groups, none longer than <paramref name="longest"/>.</summary>
    private static int BalancedBlock(int rows, int longest, int chains)
    {
        if (rows <= longest || chains > 1)
        {
            return rows;
        }

        int blocks = (rows + longest - 1) / longest;
        return VectorWidth.Pad((rows + blocks - 1) / blocks);
    }
}
