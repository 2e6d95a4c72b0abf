using System;
using System.IO;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class MnistFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train")]
    [InlineData("t10k")]
    public void HoldsOutTheLastFifthOfAPairAlone(string part)
    {
        WritePair(part, 50);

        DigitData data = MnistFolder.Load(_folder.FullName, int.MaxValue);

        Assert.Equal(40, data.Train.Rows);
        Assert.Equal(10, data.Test.Rows);
        Assert.Equal(data.Test.Labels[3] * 10 / 255f, data.Test.InputsOf(3)[100]);
    }

    [Fact]
    public void TakesBothPairsAsTheyAre()
    {
        WritePair("train", 30);
        WritePair("t10k", 20);

        DigitData data = MnistFolder.Load(_folder.FullName, int.MaxValue);

        Assert.Equal(30, data.Train.Rows);
        Assert.Equal(20, data.Test.Rows);
    }

    [Fact]
    public void UsesNoMoreImagesThanAskedFor()
    {
        WritePair("train", 50);

        DigitData data = MnistFolder.Load(_folder.FullName, 25);

        Assert.Equal(20, data.Train.Rows);
        Assert.Equal(5, data.Test.Rows);
    }

    [Fact]
    public void ReadsCompressedAndPlainFilesTogether()
    {
        _folder.Write("train-images-idx3-ubyte.gz", IdxBytes.Compress(IdxBytes.Images(10)));
        _folder.Write("train-labels-idx1-ubyte", IdxBytes.Labels(10));

        Assert.Equal(8, MnistFolder.Load(_folder.FullName, int.MaxValue).Train.Rows);
    }

    [Fact]
    public void RefusesPairsThatDisagree()
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Images(10));
        _folder.Write("train-labels-idx1-ubyte", IdxBytes.Labels(11));

        string message = Assert.Throws<InvalidDataException>(() => MnistFolder.Load(_folder.FullName, int.MaxValue)).Message;

        Assert.Contains("10 rows", message, StringComparison.Ordinal);
        Assert.Contains("11 labels", message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesImagesOfAnotherSize()
    {
        _folder.Write("train-images-idx3-ubyte", [.. IdxBytes.Header(0x803, 2, 32, 30), .. new byte[2 * 960]]);
        _folder.Write("train-labels-idx1-ubyte", IdxBytes.Labels(2));

        string message = Assert.Throws<InvalidDataException>(() => MnistFolder.Load(_folder.FullName, int.MaxValue)).Message;

        Assert.Contains("960 pixels", message, StringComparison.Ordinal);
        Assert.Contains("28 × 28", message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesALabelThatIsNoDigit()
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Images(3));
        _folder.Write("train-labels-idx1-ubyte", [.. IdxBytes.Header(0x801, 3), 1, 2, 10]);

        Assert.Contains("label 2 is 10", Assert.Throws<InvalidDataException>(() => MnistFolder.Load(_folder.FullName, int.MaxValue)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesHalfAPair()
    {
        WritePair("train", 10);
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Labels(10));

        string message = Assert.Throws<FileNotFoundException>(() => MnistFolder.Load(_folder.FullName, int.MaxValue)).Message;

        Assert.Contains("no t10k-images-idx3-ubyte", message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesAnEmptyFolder() =>
        Assert.Contains(_folder.FullName, Assert.Throws<FileNotFoundException>(() => MnistFolder.Load(_folder.FullName, 100)).Message, StringComparison.Ordinal);

    [Fact]
    public void RefusesAFolderThatIsNotThere() =>
        Assert.Throws<DirectoryNotFoundException>(() => MnistFolder.Load(Path.Combine(_folder.FullName, "elsewhere"), 100));

    [Fact]
    public void RefusesFilesWithoutImages()
    {
        WritePair("train", 0);

        Assert.Contains("0 × 28 × 28", Assert.Throws<InvalidDataException>(() => MnistFolder.Load(_folder.FullName, 100)).Message, StringComparison.Ordinal);
    }

    private void WritePair(string part, int count)
    {
        _folder.Write($"{part}-images-idx3-ubyte", IdxBytes.Images(count));
        _folder.Write($"{part}-labels-idx1-ubyte", IdxBytes.Labels(count));
    }
}
