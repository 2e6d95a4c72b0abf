using System;
using System.IO;
using System.Linq;
using Iris;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class FlowerTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sepal_length,sepal_width,petal_length,petal_width,species\n")]
    [InlineData("")]
    public void ReadsFlowersWithAndWithoutHeadings(string headings)
    {
        FlowerTable flowers = Read(headings + Flowers("2"));

        Assert.Equal(15, flowers.Count);
        Assert.Equal([5.1f, 3.5f, 1.4f, 0.2f], flowers.Features[..4]);
        Assert.Equal(2, flowers.Species[14]);
    }

    [Fact]
    public void ReadsSpeciesByName() => Assert.Equal(1, Read(Flowers("Iris-versicolor") + "\n").Species[0]);

    [Theory]
    [InlineData("5.1,3.5,1.4,0.2", "line 16", "4 fields")]
    [InlineData("5.1,abc,1.4,0.2,0", "line 16", "'abc'")]
    [InlineData("5.1,NaN,1.4,0.2,0", "line 16", "'NaN'")]
    [InlineData("5.1,3.5,1.4,0.2,3", "line 16", "'3'")]
    [InlineData("5.1,3.5,1.4,0.2,rosa", "line 16", "'rosa'")]
    public void NamesTheLineThatIsWrong(string line, params string[] parts)
    {
        string message = Assert.Throws<InvalidDataException>(() => Read(Flowers("0") + line)).Message;

        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void RefusesTooFewFlowers() =>
        Assert.Contains("0 flowers", Assert.Throws<InvalidDataException>(() => Read("")).Message, StringComparison.Ordinal);

    [Fact]
    public void StandardisedColumnsHaveMeanZeroAndDeviationOne()
    {
        float[] rows = [1, 10, 7, 2, 20, 7, 3, 30, 7, 4, 40, 7];

        new Standardizer(rows, 3).Apply(rows);

        for (int column = 0; column < 2; column++)
        {
            float[] values = [.. rows.Where((_, i) => i % 3 == column)];
            Assert.Equal(0, values.Average(), 5);
            Assert.Equal(1, values.Average(value => value * value), 5);
        }

        Assert.All(rows.Where((_, i) => i % 3 == 2), value => Assert.Equal(0f, value));
    }

    [Fact]
    public void OtherRowsAreStandardisedByTheStatisticsGiven()
    {
        float[] test = [5];

        new Standardizer([1, 3], 1).Apply(test);

        Assert.Equal(3f, test[0]);
    }

    private static string Flowers(string species) => string.Concat(Enumerable.Repeat($"5.1,3.5,1.4,0.2,{species}\n", 15));

    private FlowerTable Read(string content) => FlowerTable.Read(_folder.Write("iris.csv", content));
}
