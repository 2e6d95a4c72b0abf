using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Threading;

/// <summary>Stripes cover all rows, in order, in whole groups of nearly equal number.</summary>
public class StripesTests
{
    [Theory]
    [InlineData(784, 4)]
    [InlineData(784, 7)]
    [InlineData(10, 4)]
    [InlineData(1, 1)]
    [InlineData(1025, 64)]
    [InlineData(int.MaxValue, 64)]
    public void Rows_of_a_matrix(int rows, int stripes)
    {
        int[] edges = [.. Enumerable.Range(0, stripes + 1).Select(s => Stripes.Start(rows, s, stripes, 16))];
        Assert.Equal(0, edges[0]);
        Assert.Equal(rows, edges[^1]);
        int[] groups = [.. edges.Zip(edges.Skip(1), static (start, end) => (int)(((long)end - start + 15) / 16))];
        Assert.All(edges[..^1], static edge => Assert.Equal(0, edge % 16));
        Assert.True(groups.Max() - groups.Min() <= 1);
    }

    [Fact]
    public void What_is_less_than_a_group_belongs_to_the_last() => Assert.Equal([0, 0, 0, 10], Enumerable.Range(0, 4).Select(s => Stripes.Start(10, s, 3, 16)));
}
