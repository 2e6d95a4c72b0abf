using Unrolled.Generator.Lowering;
using Xunit;

namespace Unrolled.Generator.Tests.Lowering;

/// <summary>Tiles fit the registers, hide the latency of a multiply-add, and divide the batch where they can.</summary>
public class TilePlannerTests
{
    private static readonly int[] s_batches = [1, 2, 5, 16, 17, 32, 64, 100, 128];

    [Theory]
    [InlineData(64, 784, 64, 4, 4, 0, 112)] // 784-128-10 at 512 bits: 16 accumulators, 7 equal blocks of 112 terms
    [InlineData(64, 1024, 128, 4, 4, 0, 128)]
    [InlineData(48, 64, 64, 8, 3, 0, 64)]
    [InlineData(16, 4, 5, 5, 1, 0, 4)] // R1: a full batch written out
    [InlineData(64, 784, 1, 4, 4, 0, 112)] // Batch = 1 still gets a tile, for Predict of many rows
    [InlineData(64, 784, 17, 6, 4, 5, 112)]
    public void Products_at_512_bits(int panel, int terms, int batch, int rows, int vectors, int remainder, int block)
    {
        ProductTile tile = TilePlanner.Product(VectorWidth.Simd512, new PanelRun(0, panel, 1), terms, batch, chains: 1);
        Assert.Equal((rows, vectors, remainder, block), (tile.Rows, tile.Vectors, tile.Remainder, tile.Block));
    }

    [Theory]
    [InlineData(64, 784, 64, 6, 2, 4)]
    [InlineData(16, 100, 12, 6, 2, 0)]
    public void Products_with_16_registers(int panel, int terms, int batch, int rows, int vectors, int remainder)
    {
        ProductTile tile = TilePlanner.Product(VectorWidth.SimdVector, new PanelRun(0, panel, 1), terms, batch, chains: 1);
        Assert.Equal((rows, vectors, remainder), (tile.Rows, tile.Vectors, tile.Remainder));
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
                        ProductTile tile = TilePlanner.Product(width, new PanelRun(0, panel, 1), 128, batch, chains);
                        Assert.InRange((tile.Rows * tile.Vectors * chains) + tile.Vectors + 1, 1, width.Registers);
                        Assert.True(tile.Block == 128 || (tile.Block % 16 == 0 && tile.Block < 128));
                        Assert.InRange(tile.Remainder, 0, tile.Rows);
                    }

                    OuterTile outer = TilePlanner.Outer(width, new PanelRun(0, panel, 1), 784, batch);
                    Assert.InRange((outer.Rows * outer.Vectors) + outer.Vectors + 1, 1, width.Registers);
                    Assert.Equal(0, 16 % outer.Rows);
                }
            }
        }
    }

    [Fact]
    public void Large_products_hide_the_latency_of_a_multiply_add()
    {
        foreach (VectorWidth width in VectorWidth.All)
        {
            foreach (int panel in new[] { 48, 64 })
            {
                ProductTile tile = TilePlanner.Product(width, new PanelRun(0, panel, 1), 1024, 64, chains: 1);
                Assert.True(tile.Rows * tile.Vectors >= 10, $"{width.Name}, panel {panel}: {tile}");
            }
        }
    }
}
