using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Lowering.Kernels;

namespace Unrolled.Generator.Lowering;

/// <summary>The register tile of a product Y = S·M at one width.</summary>
/// <param name="Rows">Rows of Y in a tile.</param>
/// <param name="Vectors">Vectors of Y's columns in a tile.</param>
/// <param name="Remainder">Rows of a second, lower tile for what the first leaves over, 0 for none; other leftovers go row by row.</param>
/// <param name="Block">Rows of M that stay in the cache while all rows of Y pass, whole groups of 16; all of them when not blocked.</param>
/// <param name="Ahead">Cache lines of the next block that a tile fetches in the course of 16 terms, 0 for none.</param>
/// <param name="FetchesTerms">Whether a tile fetches a line of each row of M before it comes to it: a panel exceeds 32 KB, so that each tile reads it from the second-level cache.</param>
/// <param name="Turn">Terms in a turn of the loop, a multiple of the chains.</param>
/// <param name="IsStraight">Whether the sum is written out without a loop.</param>
internal sealed record ProductTile(int Rows, int Vectors, int Remainder, int Block, int Ahead, bool FetchesTerms, int Turn, bool IsStraight)
{
    /// <summary>Whether two low tiles take what is left over after whole ones but one: cheaper than a whole one and rows one by one.</summary>
    public bool EndsLow => 2 * Remainder > Rows && Remainder < Rows;

    /// <summary>How many whole tiles a batch has.</summary>
    public int WholeTiles(int batch) => (batch / Rows) - (EndsLow && batch >= 2 * Remainder && (batch - (2 * Remainder)) % Rows == 0 ? 1 : 0);
}

/// <summary>The register tile of a gradient G = PᵀQ at one width.</summary>
/// <param name="Rows">Rows of G in a tile.</param>
/// <param name="Vectors">Vectors of G's columns in a tile.</param>
/// <param name="Turn">Rows of the step in a turn of the loop.</param>
/// <param name="FetchesWeights">Whether a tile fetches its weights while it sums: they come from beyond the first-level cache.</param>
/// <param name="IsStraight">Whether the sum over a full batch is written out without a loop.</param>
internal sealed record OuterTile(int Rows, int Vectors, int Turn, bool FetchesWeights, bool IsStraight);

/// <summary>The register tile of a product with the step's rows in the lanes.</summary>
/// <param name="Rows">Rows of the matrix in a tile, each a broadcast.</param>
/// <param name="Vectors">Vectors of the step's rows.</param>
internal sealed record RowLanesTile(int Rows, int Vectors);

/// <summary>Chooses register tiles, cache blocks, hints and unrolling: pure functions of shapes and of the width's registers.</summary>
internal static class TilePlanner
{
    /// <summary>Multiply-adds of a tile that are written out. Straight lines win up to some 256, but already draw with a loop from this many on, at a fraction of the text.</summary>
    public const int StraightLineBudget = 32;

    /// <summary>Multiply-adds of a gradient that are written out for a full batch; the loop for fewer rows is there besides, so that the text counts twice.</summary>
    private const int StraightGradientBudget = 16;

    /// <summary>256 KB in floats: a panel of weights this long stays in the second-level cache while the rows pass, and one from there feeds a tile of 6 rows at full speed, at 512 bits.</summary>
    private const int PanelFloats = 65536;

    /// <summary>
    /// 32 KB in floats, two thirds of a first-level cache of 48 KB and all of a smaller one: a block of a panel whose successor is fetched meanwhile or whose strips pass one by one,
    /// too much for a step's rows, more weights than a gradient finds at hand, and so many that a row alone waits for them and for little else.
    /// </summary>
    public const int BlockFloats = 8192;

    /// <summary>Rows of M between the one at hand and the one that is fetched: 1 KB of a panel of 64 columns. From 2 to 16 make no difference.</summary>
    public const int TermsAhead = 4;

    /// <summary>1 MB in floats: more weights than that do not stay in the second-level cache from one pass to the next.</summary>
    private const int CacheFloats = 262144;

    /// <summary>Rows below which a block of weights is used too few times for hints to be hidden behind its arithmetic, and the loop over them is too short to take several a turn.</summary>
    private const int FewRows = 16;

    /// <summary>Whether a network's parameters have to be read from beyond the second-level cache at each pass.</summary>
    public static bool Streams(int parameterLength) => parameterLength > CacheFloats;

    /// <summary>Rows of a tile that leave room for its vectors of M and one broadcast, and hide the latency of a multiply-add.</summary>
    public static ProductTile Product(VectorWidth width, PanelRun run, int rows, int batch, int chains, bool streams)
    {
        int vectors = StripVectors(width, run.Width);
        int tallest = Math.Max(1, Math.Min(8, (width.Registers - 1 - vectors) / (vectors * chains)));
        int tile = rows * vectors <= StraightLineBudget && width.Registers < 32 ? 1 : TileRows(tallest, vectors * chains, batch);
        if (tile * vectors * rows <= StraightLineBudget)
        {
            return new ProductTile(tile, vectors, batch > tile ? batch % tile : 0, rows, 0, FetchesTerms: false, chains, IsStraight: true);
        }

        bool exceedsBlock = width.IsLiteral && batch >= FewRows && rows > BlockFloats / run.Width;
        bool fetchesBlock = exceedsBlock && streams;
        int block = BalancedBlock(rows, (fetchesBlock || !width.IsLiteral ? BlockFloats : PanelFloats) / run.Width, chains);
        int turn = chains == 1 && rows > VectorWidth.Group ? Turn(width, rows) : chains;
        ProductTile plan = new(tile, vectors, Remainder(tile, batch), block, 0, FetchesTerms: exceedsBlock && !streams, turn, IsStraight: false);
        int tiles = plan.WholeTiles(batch);
        return fetchesBlock && tiles > 0 ? plan with { Ahead = ((VectorWidth.Group * vectors) + tiles - 1) / tiles } : plan;
    }

    /// <summary>The tile of a row on its own: as many terms a turn as divide them, since a loop's own instructions are a quarter of those of two terms.</summary>
    public static ProductTile RowProduct(VectorWidth width, PanelRun run, int rows, int chains)
    {
        int vectors = StripVectors(width, run.Width);
        int turn = new[] { 8, 4, 2, 1 }.First(t => rows % t == 0 && t % chains == 0);
        return new ProductTile(1, vectors, 0, rows, 0, FetchesTerms: false, turn, IsStraight: rows * vectors <= StraightLineBudget);
    }

    /// <summary>The tile of a product whose terms are all written out, as many of them in a method as it can hold together with a row alone.</summary>
    public static ProductTile StraightProduct(VectorWidth width, PanelRun run, int rows, int batch, int chains)
    {
        ProductTile tile = Product(width, run, rows, batch, chains, streams: false);
        int tallest = chains == 1 ? tile.Rows : Math.Max(1, Math.Min(tile.Rows, (StraightLines.MethodBudget / (tile.Vectors * rows)) - 1));
        int perTerm = tile.Vectors * (tallest > 1 ? tallest + 1 : 1);
        int most = StraightLines.MethodBudget / perTerm / VectorWidth.Group * VectorWidth.Group;
        return tile with { Rows = tallest, Remainder = 0, Block = chains == 1 ? Math.Min(rows, most) : rows, Ahead = 0, FetchesTerms = false, Turn = chains, IsStraight = true };
    }

    /// <summary>
    /// As tall as the registers allow; a tile's rows divide a group of 16 when P lies in panels, so that they never straddle two. Where the step's rows of four
    /// vectors would fill a first-level cache of 32 KB by themselves, two vectors pass at a time: up to 255 rows stay in it, of more each is read half as often.
    /// </summary>
    public static OuterTile Outer(VectorWidth width, PanelRun run, int rows, int columns, int batch, bool isRowMajor)
    {
        int vectors = StripVectors(width, run.Width);
        if (width.IsLiteral && vectors == 4 && !isRowMajor && rows >= 8 && batch * run.Width >= BlockFloats)
        {
            vectors = 2;
        }

        int tallest = Math.Min(8, (width.Registers - 1 - vectors) / vectors);
        int tile = Math.Min(rows, isRowMajor ? tallest : tallest >= 8 ? 8 : 4);
        bool straight = batch > 1 && width.Registers >= 32 && batch * rows * (run.Width / 16) * run.Count <= StraightGradientBudget;
        int turn = batch < FewRows ? 1 : width.IsLiteral ? 2 : 4;
        bool fetches = width.IsLiteral && batch >= FewRows && (long)rows * columns > BlockFloats;
        return new OuterTile(tile, vectors, turn, fetches, straight);
    }

    /// <summary>The tile of a gradient of which every tile is written out.</summary>
    public static OuterTile StraightOuter(VectorWidth width, PanelRun run, int rows, int batch, bool isRowMajor)
    {
        OuterTile tile = Outer(width, run, rows, run.Width, batch, isRowMajor);
        return tile with { Turn = 1, FetchesWeights = false, IsStraight = batch * tile.Rows * tile.Vectors <= StraightLines.GradientBudget };
    }

    /// <summary>The rows of a matrix that a stripe of its gradient is cut in: whole tiles at every width, and whole groups of 16 where P lies in panels.</summary>
    public static int StripeGroup(OuterKernel kernel, int batch)
    {
        IEnumerable<int> tiles = VectorWidth.All.SelectMany(width => kernel.Matrix.Runs.Select(run => Outer(width, run, kernel.Matrix.Rows, kernel.Matrix.PaddedColumns, batch, kernel.Broadcast.IsRowMajor).Rows));
        return kernel.Matrix.Rows <= VectorWidth.Group
            ? VectorWidth.Group
            : tiles.Aggregate(kernel.Broadcast.IsRowMajor ? 1 : VectorWidth.Group, LeastCommonMultiple);

        static int LeastCommonMultiple(int a, int b)
        {
            int multiple = a;
            while (multiple % b != 0)
            {
                multiple += a;
            }

            return multiple;
        }
    }

    /// <summary>As many of the step's rows as a pass can hold, so that the matrix is read few times.</summary>
    public static RowLanesTile RowLanes(VectorWidth width, int rows, int batch)
    {
        int vectors = !width.IsLiteral ? 2 : Math.Min(4, VectorWidth.Groups(batch));
        return new RowLanesTile(Math.Min(rows, Math.Min(vectors == 2 ? 12 : 8, (width.Registers - 1 - vectors) / vectors)), vectors);
    }

    /// <summary>Floats of room for each row of the step, in row lanes: all columns, or as many as let 16 rows fill the first-level cache. Passes of more rows take fewer columns.</summary>
    public static int LanesPerRow(PanelPlan matrix) => Math.Min(matrix.PaddedColumns, BlockFloats / VectorWidth.Group);

    /// <summary>Whether the step's rows of a pass are too many to stay in the first-level cache while all rows of the matrix pass.</summary>
    public static bool BlocksRowLanes(RowLanesTile tile, PanelPlan matrix) => VectorWidth.Group * tile.Vectors * matrix.PaddedColumns > BlockFloats;

    /// <summary>Panels of a run that pass at a time: equal blocks, each with its share of the step's rows in the first-level cache.</summary>
    public static int RowLanesBlock(RowLanesTile tile, PanelRun run, bool streams)
    {
        int block = Math.Max(1, Math.Min(streams ? 2 : run.Count, BlockFloats / (VectorWidth.Group * tile.Vectors * run.Width)));
        while (run.Count % block != 0)
        {
            block--;
        }

        return block;
    }

    /// <summary>
    /// Whether one row against a matrix loads its values in pairs and broadcasts from the register: every vector of the matrix is used once, so that
    /// loads are what there are too few of. A shuffle for each value is hidden behind three vectors or more.
    /// </summary>
    public static bool BroadcastsPairs(VectorWidth width, PanelRun run, int values) =>
        width.IsLiteral && StripVectors(width, run.Width) >= 3 && values >= 8 && values % 2 == 0;

    /// <summary>Whether a step's rows of as many columns are fetched before they are read: together they exceed 32 KB.</summary>
    public static bool FetchesRows(int columns, int batch) => (long)batch * columns > BlockFloats;

    /// <summary>Vectors in a strip of a panel: the whole panel at 16 lanes, two vectors at fewer.</summary>
    public static int StripVectors(VectorWidth width, int panel) => width.IsLiteral ? panel / width.Lanes : 2;

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

        // 6 or 8 with 4 rows in a second tile leave nothing of an even batch, or little of a long one.
        if (tallest is 6 or 8 && batch % 2 == 0 && (batch % tallest is 0 or 4 || batch > 2 * tallest))
        {
            return tallest;
        }

        // Else a height that divides the batch leaves no leftovers, if it still hides the latency of 4 cycles on two units.
        for (int tile = tallest; tile >= 3; tile--)
        {
            if (batch % tile == 0 && tile * perRow >= 10)
            {
                return tile;
            }
        }

        return tallest;
    }

    /// <summary>Terms in a turn of the loop, the more the fewer multiply-adds each of them has: the loop's own instructions take room from those.</summary>
    private static int Turn(VectorWidth width, int rows) => !width.IsLiteral && rows % 4 == 0 ? 4 : rows % 2 == 0 ? 2 : 1;

    private static int Remainder(int tile, int batch) => tile switch
    {
        <= 4 => 0,
        _ when batch % tile is 3 or 5 => batch % tile,
        _ => 4,
    };

    /// <summary>Cuts <paramref name="rows"/> in equal blocks of whole groups, none longer than <paramref name="longest"/>.</summary>
    private static int BalancedBlock(int rows, int longest, int chains)
    {
        if (rows <= longest || chains > 1)
        {
            return rows;
        }

        longest = longest / VectorWidth.Group * VectorWidth.Group;
        int blocks = (rows + longest - 1) / longest;
        return VectorWidth.Pad((rows + blocks - 1) / blocks);
    }
}
