using System;
using Xunit;

namespace Unrolled.Runtime.Tests.Engine;

/// <summary>Element (row, column) lies at (row / 16 · pad + column) · 16 + row % 16, and nothing past the last row is written back.</summary>
public sealed class RowLanesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 17)]
    [InlineData(16, 16)]
    [InlineData(33, 40)]
    [InlineData(64, 784)]
    public void Rows_come_to_the_lanes_and_back(int rows, int width)
    {
        int pad = (width + 15) / 16 * 16;
        int lanesLength = (rows + 15) / 16 * 16 * pad;
        float[] panels = new float[(rows * pad) + 1];
        float[] lanes = new float[lanesLength + 1];
        float[] back = new float[(rows * pad) + 1];
        for (int i = 0; i < rows * pad; i++)
        {
            panels[i] = i + 1;
        }

        Array.Fill(lanes, -1f);
        back[^1] = -1f;
        RowLanes.FromPanels(ref panels[0], ref lanes[0], rows, rows, width);
        for (int row = 0; row < (rows + 15) / 16 * 16; row++)
        {
            for (int column = 0; column < pad; column++)
            {
                float expected = row < rows ? panels[(((column / 16 * rows) + row) * 16) + (column % 16)] : 0f;
                Assert.Equal(expected, lanes[(((row / 16 * pad) + column) * 16) + (row % 16)]);
            }
        }

        RowLanes.ToPanels(ref lanes[0], ref back[0], rows, width);
        Assert.Equal(panels.AsSpan(0, rows * pad).ToArray(), back.AsSpan(0, rows * pad).ToArray());
        Assert.Equal(-1f, lanes[^1]);
        Assert.Equal(-1f, back[^1]);
    }

    [Theory]
    [InlineData(16, 16, 16, 16)]
    [InlineData(16, 5, 32, 48)] // the last rows of a step
    [InlineData(0, 37, 16, 64)]
    public void A_block_of_rows_and_columns_comes_to_lanes_of_its_own(int firstRow, int rows, int firstColumn, int columns)
    {
        const int Width = 96;
        int stride = firstRow + rows;
        float[] panels = new float[stride * Width];
        float[] lanes = new float[((rows + 15) / 16 * 16 * columns) + 1];
        for (int i = 0; i < panels.Length; i++)
        {
            panels[i] = i + 1;
        }

        Array.Fill(lanes, -1f);
        RowLanes.FromPanels(ref panels[(firstColumn * stride) + (firstRow * 16)], ref lanes[0], rows, stride, columns);
        for (int row = 0; row < (rows + 15) / 16 * 16; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                float expected = row < rows ? panels[((((firstColumn + column) / 16 * stride) + firstRow + row) * 16) + (column % 16)] : 0f;
                Assert.Equal(expected, lanes[(((row / 16 * columns) + column) * 16) + (row % 16)]);
            }
        }

        Assert.Equal(-1f, lanes[^1]);
    }
}
