using System;
using System.IO;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadsPlainImagesAndLabels()
    {
        byte[] pixels = IdxFile.ReadImages(_folder.Write("images", IdxBytes.Images(12)));
        byte[] labels = IdxFile.ReadLabels(_folder.Write("labels", IdxBytes.Labels(12)));

        Assert.Equal(12 * 784, pixels.Length);
        Assert.Equal(0, pixels[783]);
        Assert.Equal(10, pixels[784]);
        Assert.Equal(10, pixels[^1]);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], labels);
    }

    [Fact]
    public void ReadsCompressedFiles()
    {
        byte[] labels = IdxFile.ReadLabels(_folder.Write("labels.gz", IdxBytes.Compress(IdxBytes.Labels(25))));

        Assert.Equal(25, labels.Length);
        Assert.Equal(4, labels[24]);
    }

    [Fact]
    public void NamesTheMagicNumberFound() =>
        AssertRefused(IdxFile.ReadImages, "images", IdxBytes.Labels(800), "0x00000801", "0x00000803");

    [Fact]
    public void NamesTheSizeOfImagesThatAreNot28By28() =>
        AssertRefused(IdxFile.ReadImages, "images", [.. IdxBytes.Header(0x803, 1, 32, 30), .. new byte[960]], "32 × 30", "28 × 28");

    [Fact]
    public void CountsTheBytesOfATruncatedFile() =>
        AssertRefused(IdxFile.ReadImages, "images", IdxBytes.Images(3)[..2000], "2,000 bytes", "2,368", "3 × 28 × 28");

    [Fact]
    public void RefusesBytesBeyondWhatTheHeaderPromises() =>
        AssertRefused(IdxFile.ReadLabels, "labels", [.. IdxBytes.Labels(5), 7], "14 bytes", "13");

    [Fact]
    public void RefusesAHeaderThatPromisesMoreThanMemoryHolds() =>
        AssertRefused(IdxFile.ReadImages, "images", IdxBytes.Header(0x803, int.MaxValue, 28, 28), "16 bytes", "1,683,627,179,264");

    [Fact]
    public void RefusesASizePast31Bits() =>
        AssertRefused(IdxFile.ReadLabels, "labels", IdxBytes.Header(0x801, 0x80000000), "2,147,483,648");

    [Fact]
    public void RefusesAFileShorterThanItsHeader() =>
        AssertRefused(IdxFile.ReadImages, "images", [0, 0, 8], "3 bytes", "16-byte header");

    [Fact]
    public void NamesALabelThatIsNoDigit() =>
        AssertRefused(IdxFile.ReadLabels, "labels", [.. IdxBytes.Header(0x801, 3), 1, 2, 10], "label 2 is 10");

    [Fact]
    public void RefusesAFileThatIsNoGzip() =>
        AssertRefused(IdxFile.ReadLabels, "labels.gz", IdxBytes.Labels(5), "13 bytes", "gzip");

    [Fact]
    public void RefusesATruncatedGzip() =>
        AssertRefused(IdxFile.ReadImages, "images.gz", IdxBytes.Compress(IdxBytes.Images(40))[..60], "images.gz");

    private void AssertRefused(Func<string, byte[]> read, string name, byte[] content, params string[] parts)
    {
        string path = _folder.Write(name, content);
        string message = Assert.Throws<InvalidDataException>(() => read(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', message);
    }
}
