using System.Linq;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Lowering;

/// <summary>Tiles fit the registers, hide the latency of a multiply-add, and divide the batch where they can.</summary>
public class TilePlannerTests
{
    private static readonly int[] s_batches = [1, 2, 5, 16, 17, 32, 64, 100, 128];

    [Theory]
    [InlineData(64, 784, 64, false, 6, 4, 4, 784, 0)] // 784-128-10 at 512 bits: 24 accumulators, whole sums, 64 = 10 × 6 + 4
    [InlineData(64, 1024, 128, true, 6, 4, 4, 128, 4)] // beyond L2: blocks of 32 KB, the next one fetched in 20 shares
    [InlineData(64, 1024, 8, true, 4, 4, 0, 1024, 0)] // few rows: nothing to hide the hints behind
    [InlineData(64, 4096, 64, false, 6, 4, 4, 1024, 0)] // a panel past 256 KB is cut
    [InlineData(48, 64, 64, false, 8, 3, 4, 64, 0)]
    [InlineData(16, 4, 5, false, 5, 1, 0, 4, 0)] // R1: a full batch written out
    [InlineData(64, 784, 1, false, 4, 4, 0, 784, 0)] // Batch = 1 still gets a tile, for Predict of many rows
    [InlineData(64, 784, 17, false, 6, 4, 5, 784, 0)]
    public void Products_at_512_bits(int panel, int terms, int batch, bool streams, int rows, int vectors, int remainder, int block, int ahead)
    {
        ProductTile tile = TilePlanner.Product(VectorWidth.Simd512, new PanelRun(0, panel, 1), terms, batch, chains: 1, streams);
        Assert.Equal((rows, vectors, remainder, block, ahead), (tile.Rows, tile.Vectors, tile.Remainder, tile.Block, tile.Ahead));
    }

    [Theory]
    [InlineData(16, 64, 784, 64, false, true)]
    [InlineData(16, 64, 144, 64, false, true)] // 36 KB
    [InlineData(16, 64, 128, 64, false, false)] // 32 KB stay at hand
    [InlineData(16, 48, 176, 64, false, true)]
    [InlineData(16, 64, 784, 15, false, false)] // few rows
    [InlineData(16, 64, 1024, 128, true, false)] // a block in L1, the next one fetched ahead
    [InlineData(8, 64, 784, 64, false, false)] // blocks in L1
    public void Weights_are_fetched_some_terms_ahead(int lanes, int panel, int terms, int batch, bool streams, bool expected) =>
        Assert.Equal(expected, TilePlanner.Product(Width(lanes), new PanelRun(0, panel, 1), terms, batch, chains: 1, streams).FetchesTerms);

    [Theory]
    [InlineData(1024, 128, true)]
    [InlineData(144, 64, true)] // 36 KB of rows
    [InlineData(128, 64, false)] // 32 KB stay at hand
    public void Rows_beyond_the_first_cache_are_fetched(int columns, int batch, bool expected) =>
        Assert.Equal(expected, TilePlanner.FetchesRows(columns, batch));

    [Theory]
    [InlineData(64, 10)] // 60 and 4
    [InlineData(128, 20)] // 120, 4 and 4
    [InlineData(8, 0)]
    [InlineData(16, 2)]
    [InlineData(100, 16)]
    public void Whole_tiles_of_a_batch(int batch, int expected) =>
        Assert.Equal(expected, new ProductTile(6, 4, 4, 784, 0, FetchesTerms: false, 2, IsStraight: false).WholeTiles(batch));

    [Theory]
    [InlineData(64, 64, 2, 4, 8, false)]
    [InlineData(64, 20, 1, 4, 4, false)] // the most terms that divide them
    [InlineData(48, 18, 1, 3, 2, false)]
    [InlineData(64, 13, 1, 4, 1, false)]
    [InlineData(16, 64, 4, 1, 8, false)] // two terms of each chain
    [InlineData(64, 8, 1, 4, 8, true)]
    public void Products_of_a_row_alone(int panel, int terms, int chains, int vectors, int turn, bool isStraight)
    {
        ProductTile tile = TilePlanner.RowProduct(VectorWidth.Simd512, new PanelRun(0, panel, 1), terms, chains);
        Assert.Equal((1, vectors, terms, turn, isStraight), (tile.Rows, tile.Vectors, tile.Block, tile.Turn, tile.IsStraight));
    }

    [Theory]
    [InlineData(64, 1, true)]
    [InlineData(64, 8, true)]
    [InlineData(64, 9, false)] // more text than is compiled well
    [InlineData(96, 1, false)] // 9,216 weights: a row waits for them
    [InlineData(8, 5, false)] // a row in registers
    public void A_row_alone_has_a_kernel_of_its_own(int width, int layers, bool expected)
    {
        NetworkPlan plan = Lowerer.Lower(GeneratorHarness.Run($"using Unrolled; [Network({width})] {string.Concat(Enumerable.Repeat($"[Dense({width}, Activation.Relu)] ", layers))} public partial class N;").Model);
        Assert.Equal(expected, plan.Row is not null);
    }

    [Theory]
    [InlineData(64, 64, true, 6, 4)] // the caller's rows: no group to straddle
    [InlineData(64, 64, false, 4, 4)]
    [InlineData(64, 127, false, 4, 4)]
    [InlineData(64, 128, false, 8, 2)] // 32 KB of δ in four vectors
    [InlineData(64, 128, true, 6, 4)]
    [InlineData(48, 64, true, 8, 3)]
    [InlineData(48, 64, false, 8, 3)]
    [InlineData(16, 64, false, 8, 1)]
    public void Gradients_at_512_bits(int panel, int batch, bool isRowMajor, int rows, int vectors)
    {
        OuterTile tile = TilePlanner.Outer(VectorWidth.Simd512, new PanelRun(0, panel, 1), 784, panel, batch, isRowMajor);
        Assert.Equal((rows, vectors), (tile.Rows, tile.Vectors));
    }

    [Theory]
    [InlineData(128, 64, 16, 16, false)] // 32 KB of weights stay in the first-level cache
    [InlineData(129, 64, 16, 16, true)]
    [InlineData(128, 80, 16, 16, true)] // runs of 48 and 32 columns, each of them less
    [InlineData(784, 64, 64, 16, true)]
    [InlineData(784, 64, 15, 16, false)] // few rows: nothing to hide the hints behind
    [InlineData(784, 64, 64, 0, false)] // nor room for their instructions beside narrower vectors
    public void Gradients_fetch_weights_that_exceed_the_first_cache(int rows, int columns, int batch, int lanes, bool fetches) =>
        Assert.All(PanelPlan.For(rows, columns).Runs, run => Assert.Equal(fetches, TilePlanner.Outer(Width(lanes), run, rows, columns, batch, isRowMajor: true).FetchesWeights));

    [Theory]
    [InlineData(64, 16, 2)]
    [InlineData(64, 0, 4)] // the narrower the vectors, the more a loop's own instructions weigh
    [InlineData(15, 16, 1)]
    [InlineData(15, 0, 1)]
    public void Turns_of_a_gradient_take_several_rows(int batch, int lanes, int turn) =>
        Assert.Equal(turn, TilePlanner.Outer(Width(lanes), new PanelRun(0, 64, 1), 784, 64, batch, isRowMajor: true).Turn);

    [Fact]
    public void Written_out_gradients_have_neither_turns_nor_hints()
    {
        OuterTile tile = TilePlanner.StraightOuter(VectorWidth.Simd512, new PanelRun(0, 64, 1), 784, 64, isRowMajor: true);
        Assert.Equal((1, false), (tile.Turn, tile.FetchesWeights));
    }

    [Theory]
    [InlineData(64, 64, true)] // 64-64-64-10, one row
    [InlineData(64, 784, true)]
    [InlineData(64, 10, true)]
    [InlineData(64, 99, false)] // the last value is no pair
    [InlineData(48, 64, true)]
    [InlineData(32, 64, false)] // two vectors do not hide a shuffle
    [InlineData(64, 4, false)]
    public void One_row_broadcasts_in_pairs_at_512_bits(int panel, int values, bool expected) =>
        Assert.Equal(expected, TilePlanner.BroadcastsPairs(VectorWidth.Simd512, new PanelRun(0, panel, 1), values));

    [Fact]
    public void One_row_broadcasts_from_memory_with_16_registers() =>
        Assert.False(TilePlanner.BroadcastsPairs(VectorWidth.SimdVector, new PanelRun(0, 64, 1), 64));

    [Theory]
    [InlineData(128, 6, 4)]
    [InlineData(64, 6, 4)]
    [InlineData(32, 12, 2)] // half of a batch that two threads share
    [InlineData(16, 8, 1)] // what is left of a batch
    public void Rows_in_the_lanes_at_512_bits(int batch, int rows, int vectors) =>
        Assert.Equal(new RowLanesTile(rows, vectors), TilePlanner.RowLanes(VectorWidth.Simd512, 1024, batch));

    [Theory]
    [InlineData(2, 64, 10, false, 2)] // 784 outputs, 32 rows: 4 panels of 64 would fit, 10 divide in twos
    [InlineData(2, 48, 3, false, 3)]
    [InlineData(4, 64, 16, true, 2)] // 1,024 outputs, 64 rows: 128 terms
    [InlineData(1, 64, 16, true, 2)] // weights from beyond L2 do not stay long either
    [InlineData(4, 64, 1, false, 1)]
    public void Rows_in_the_lanes_pass_in_blocks_that_stay_in_the_first_cache(int vectors, int panel, int panels, bool streams, int block) =>
        Assert.Equal(block, TilePlanner.RowLanesBlock(new RowLanesTile(8, vectors), new PanelRun(0, panel, panels), streams));

    [Theory]
    [InlineData(10, 16)]
    [InlineData(512, 512)]
    [InlineData(784, 512)] // 16 rows of 512 floats are 32 KB
    public void Rows_in_the_lanes_keep_a_block_of_columns(int columns, int floats) =>
        Assert.Equal(floats, TilePlanner.LanesPerRow(PanelPlan.For(64, columns)));

    [Fact]
    public void A_pass_with_rows_in_the_lanes_fits_in_what_is_kept_for_its_rows()
    {
        foreach ((VectorWidth width, int rows) in new[] { (VectorWidth.Simd512, 16), (VectorWidth.Simd512, 32), (VectorWidth.Simd512, 64), (VectorWidth.SimdVector, 16) })
        {
            RowLanesTile tile = TilePlanner.RowLanes(width, 1024, rows);
            foreach (int columns in new[] { 32, 48, 64, 192, 512, 528, 784, 1024, 4096 })
            {
                PanelPlan matrix = PanelPlan.For(1024, columns);
                int longest = !TilePlanner.BlocksRowLanes(tile, matrix) ? matrix.PaddedColumns : matrix.Runs.Max(run => run.Width * TilePlanner.RowLanesBlock(tile, run, streams: false));
                Assert.InRange(rows * longest, 1, rows * TilePlanner.LanesPerRow(matrix));
            }
        }
    }

    [Theory]
    [InlineData(784, 1, 2)]
    [InlineData(64, 2, 2)] // one term for each chain
    [InlineData(64, 4, 4)]
    [InlineData(785, 1, 1)]
    [InlineData(16, 1, 1)] // short loops stay short text
    public void Turns_of_a_product_take_two_terms(int terms, int chains, int turn) =>
        Assert.Equal(turn, TilePlanner.Product(VectorWidth.Simd512, new PanelRun(0, 64, 1), terms, 64, chains, streams: false).Turn);

    [Theory]
    [InlineData(784, 1, 4)]
    [InlineData(786, 1, 2)]
    [InlineData(785, 1, 1)]
    [InlineData(64, 2, 2)]
    [InlineData(16, 1, 1)]
    public void Turns_of_a_product_take_four_terms_with_16_registers(int terms, int chains, int turn) =>
        Assert.Equal(turn, TilePlanner.Product(VectorWidth.SimdVector, new PanelRun(0, 64, 1), terms, 64, chains, streams: false).Turn);

    [Theory]
    [InlineData(101776, false)] // 784-128-10: 400 KB
    [InlineData(2111504, true)] // 1024-1024-1024-10: 8 MB
    public void Weights_beyond_the_second_cache_are_streamed(int parameterLength, bool streams) =>
        Assert.Equal(streams, TilePlanner.Streams(parameterLength));

    [Theory]
    [InlineData(64, 784, 64, 6, 2, 4, 112)] // 784 = 7 × 112: 28 KB of the panel
    [InlineData(64, 128, 64, 6, 2, 4, 128)]
    [InlineData(48, 340, 64, 6, 2, 4, 128)] // 160 terms would fit, 340 are cut in three
    [InlineData(16, 100, 12, 6, 2, 4, 100)]
    public void Products_with_16_registers(int panel, int terms, int batch, int rows, int vectors, int remainder, int block)
    {
        ProductTile tile = TilePlanner.Product(VectorWidth.SimdVector, new PanelRun(0, panel, 1), terms, batch, chains: 1, streams: false);
        Assert.Equal((rows, vectors, remainder, block, 0), (tile.Rows, tile.Vectors, tile.Remainder, tile.Block, tile.Ahead));
    }

    [Fact]
    public void Tiles_fit_the_registers_and_sum_every_term()
    {
        foreach (VectorWidth width in VectorWidth.All)
        {
            foreach (int panel in new[] { 16, 32, 48, 64 })
            {
                foreach (int batch in s_batches)
                {
                    foreach (int chains in new[] { 1, 2, 4 })
                    {
                        ProductTile tile = TilePlanner.Product(width, new PanelRun(0, panel, 1), 128, batch, chains, streams: false);
                        Assert.InRange((tile.Rows * tile.Vectors * chains) + tile.Vectors + 1, 1, width.Registers);
                        Assert.True(tile.Block == 128 || (tile.Block % 16 == 0 && tile.Block < 128));
                        Assert.InRange(tile.Remainder, 0, tile.Rows);
                    }

                    foreach (bool isRowMajor in new[] { false, true })
                    {
                        OuterTile outer = TilePlanner.Outer(width, new PanelRun(0, panel, 1), 784, panel, batch, isRowMajor);
                        Assert.InRange((outer.Rows * outer.Vectors) + outer.Vectors + 1, 1, width.Registers);
                        Assert.True(isRowMajor || 16 % outer.Rows == 0);
                    }

                    RowLanesTile lanes = TilePlanner.RowLanes(width, 784, batch);
                    Assert.InRange((lanes.Rows * lanes.Vectors) + lanes.Vectors + 1, 1, width.Registers);
                }
            }
        }
    }

    private static VectorWidth Width(int lanes) => lanes == 16 ? VectorWidth.Simd512 : VectorWidth.SimdVector;

    [Fact]
    public void Large_products_hide_the_latency_of_a_multiply_add()
    {
        foreach (VectorWidth width in VectorWidth.All)
        {
            foreach (int panel in new[] { 48, 64 })
            {
                ProductTile tile = TilePlanner.Product(width, new PanelRun(0, panel, 1), 1024, 64, chains: 1, streams: true);
                Assert.True(tile.Rows * tile.Vectors >= 10, $"{width.Name}, panel {panel}: {tile}");
            }
        }
    }
}
