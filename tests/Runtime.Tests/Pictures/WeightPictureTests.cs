using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Unrolled.Runtime.Tests.Training;
using Xunit;

namespace Unrolled.Runtime.Tests.Pictures;

/// <summary>Each output's weights are an image over its inputs, the right way up.</summary>
public sealed class WeightPictureTests
{
    private const byte Blank = 128;

    [Fact]
    public void Weights_are_where_their_inputs_are()
    {
        // Six inputs as 3 × 2, two outputs: of each input first the one's weight, then the other's.
        float[] weights = [0, 1, 0.5f, 0, 0, 0, -1, float.NaN, 0, 0, 0, -0.5f];
        Drawing picture = new(WeightPicture.Draw("Dense1.Weights", weights, 3, 2).WriteTo);
        (byte[] sheet, int width) = Decode(picture, 0);

        // Side by side, two blank columns between them; 127 shades to full colour.
        Assert.Equal(8, width);
        Assert.Equal([Blank, Blank + 64, Blank, Blank, Blank, 255, Blank, Blank], sheet[..8]);
        Assert.Equal([1, Blank, Blank, Blank, Blank, 0, Blank, Blank - 64], sheet[8..]);
        Assert.Equal(["Dense1.Weights", "2 outputs from left to right and down, 3 × 2 inputs each", "≤ -1", "0", "≥ 1"], picture.Texts);
        Assert.Equal(2, picture.All("rect", "backdrop").Length - 1);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e-45f)]
    public void Odd_weights_are_pictures(float weight)
    {
        float[] weights = [.. Enumerable.Repeat(weight, 12)];
        (byte[] sheet, int width) = Decode(new Drawing(WeightPicture.Draw("Dense1.Weights", weights, 12, 1).WriteTo), 0);

        Assert.Equal(12, width);
        Assert.All(sheet, colour => Assert.Equal(weight == 0 ? Blank : float.IsFinite(weight) ? 255 : 0, colour));
    }

    [Fact]
    public void A_network_draws_its_own_weights()
    {
        Classes network = new(3);
        network.Dense1.Weights[4, 11] = 100;
        Drawing picture = new(writer => network.Dense1.Weights.WriteSvg(writer, 1, 5));
        using TemporaryFolder folder = new();
        network.Dense1.Weights.SaveSvg(folder.File("weights.svg"), 1, 5);

        // Twelve images of 1 × 5: the last pixel is the last output's weight of the last input.
        Assert.Equal(255, Decode(picture, 0).Pixels[^1]);
        Assert.Equal(picture.Text, File.ReadAllText(folder.File("weights.svg")));
    }

    [Theory]
    [InlineData(5, 2, "10 inputs")]
    [InlineData(0, 5, "0 inputs")]
    [InlineData(-1, -5, "5 inputs")]
    [InlineData(int.MaxValue, int.MaxValue, "4,611,686,014,132,420,609 inputs")]
    public void Images_of_another_size_are_refused(int width, int height, string part)
    {
        using TemporaryFolder folder = new();
        string message = Assert.Throws<ArgumentException>(() => new Classes(1).Dense1.Weights.SaveSvg(folder.File("w.svg"), width, height)).Message;

        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.Contains("Dense1.Weights has 5", message, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    /// <summary>Reads an image's colours, and checks the file around them.</summary>
    private static (byte[] Pixels, int Width) Decode(Drawing picture, int image)
    {
        const string Start = "data:image/png;base64,";
        string data = picture.All("image")[image].Attribute("href")!.Value;
        Assert.StartsWith(Start, data, StringComparison.Ordinal);
        byte[] png = Convert.FromBase64String(data[Start.Length..]);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);

        // The last chunk is empty, and its checksum the same in all files.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], png[^12..]);
        int width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        int height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        int at = png.AsSpan().IndexOf(Encoding.ASCII.GetBytes("IDAT"));
        using ZLibStream zip = new(new MemoryStream(png, at + 4, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at - 4))), CompressionMode.Decompress);
        using MemoryStream rows = new();
        zip.CopyTo(rows);
        Assert.Equal((width + 1) * height, rows.Length);
        return ([.. rows.ToArray().Where((_, i) => i % (width + 1) > 0)], width);
    }
}
