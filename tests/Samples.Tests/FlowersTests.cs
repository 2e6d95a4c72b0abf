using System;
using System.IO;
using System.Linq;
using Iris;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class FlowersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sepal_length,sepal_width,petal_length,petal_width,species\n")]
    [InlineData("")]
    public void ReadsFlowersWithAndWithoutHeadings(string headings)
    {
        Dataset flowers = Read(headings + Lines("2"));

        Assert.Equal(15, flowers.Rows);
        Assert.Equal([5.1f, 3.5f, 1.4f, 0.2f], flowers.InputsOf(0).ToArray());
        Assert.Equal(2, flowers.Labels[14]);
        Assert.Equal(3, flowers.Classes);
    }

    [Theory]
    [InlineData("Iris-versicolor")]
    [InlineData("versicolor")]
    public void ReadsSpeciesByName(string species) => Assert.Equal(1, Read(Lines(species) + "\n").Labels[0]);

    [Theory]
    [InlineData("5.1,3.5,1.4,0.2", "line 16", "4 fields")]
    [InlineData("5.1,abc,1.4,0.2,0", "line 16", "'abc'")]
    [InlineData("5.1,NaN,1.4,0.2,0", "line 16", "'NaN'")]
    [InlineData("5.1,3.5,1.4,0.2,3", "line 16", "'3'")]
    [InlineData("5.1,3.5,1.4,0.2,rosa", "line 16", "'rosa'")]
    public void NamesTheLineThatIsWrong(string line, params string[] parts)
    {
        string message = Assert.Throws<InvalidDataException>(() => Read(Lines("0") + line)).Message;

        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void RefusesTooFewFlowers()
    {
        Assert.Contains("2 flowers", Assert.Throws<InvalidDataException>(() => Read(Lines("0")[..36])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Read(""));
    }

    private static string Lines(string species) => string.Concat(Enumerable.Repeat($"5.1,3.5,1.4,0.2,{species}\n", 15));

    private Dataset Read(string content) => Flowers.Read(_folder.Write("iris.csv", content));
}
