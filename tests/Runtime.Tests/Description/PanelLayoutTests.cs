using System;
using System.Collections.Generic;
using Xunit;

namespace Unrolled.Runtime.Tests.Description;

public sealed class PanelLayoutTests
{
    [Theory]
    [InlineData(5, 16, 16, 1, 0)]
    [InlineData(784, 128, 64, 2, 0)]
    [InlineData(7, 100, 64, 1, 48)]
    [InlineData(7, 90, 48, 1, 16)]
    [InlineData(3, 1, 16, 1, 0)]
    [InlineData(3, 50, 64, 0, 16)]
    [InlineData(9, 250, 64, 3, 32)]
    [InlineData(1, 10, 16, 1, 16)]
    public void Puts_each_element_where_the_definition_says(int rows, int columns, int wide, int wideCount, int narrow)
    {
        PanelLayout layout = new(rows, columns, wide, wideCount, narrow);
        HashSet<int> seen = [];
        int start = 0;
        for (int panel = 0; start < columns; panel++)
        {
            int width = panel < wideCount ? wide : narrow;
            for (int r = 0; r < rows; r++)
            {
                for (int c = start; c < Math.Min(start + width, columns); c++)
                {
                    int index = layout.IndexOf(r, c);
                    Assert.Equal((start * rows) + (r * width) + (c - start), index);
                    Assert.True(seen.Add(index));
                    Assert.InRange(index, 0, layout.Length - 1);
                }
            }

            start += width;
        }

        Assert.Equal(start, layout.PaddedColumns);
        Assert.Equal(rows * start, layout.Length);
    }

    [Theory]
    [InlineData(0, 16, 16, 1, 0)]
    [InlineData(4, 0, 16, 1, 0)]
    [InlineData(4, 17, 16, 1, 0)]
    [InlineData(4, 20, 20, 1, 0)]
    [InlineData(4, 20, 16, 1, 4)]
    [InlineData(4, 20, 16, -1, 16)]
    [InlineData(4, 20, -16, 1, 16)]
    public void Refuses_panels_that_do_not_cover_the_columns(int rows, int columns, int wide, int wideCount, int narrow)
    {
        Assert.ThrowsAny<ArgumentException>(() => new PanelLayout(rows, columns, wide, wideCount, narrow));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(4, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1000)]
    public void Refuses_an_element_outside(int row, int column)
    {
        using GermanCulture german = new();
        PanelLayout layout = new(4, 1000, 64, 15, 48);
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => layout.IndexOf(row, column));
        Assert.Contains("in 4 rows × 1,000 columns", exception.Message);
    }
}
