using System;
using System.Linq;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class DrawnDigitsTests
{
    [Fact]
    public void TheSameSeedDrawsTheSameImages()
    {
        ImageSet once = DrawnDigits.Draw(50, seed: 3);
        ImageSet again = DrawnDigits.Draw(50, seed: 3);

        Assert.True(once.Pixels.SequenceEqual(again.Pixels));
    }

    [Fact]
    public void AnotherSeedDrawsOtherImages() =>
        Assert.False(DrawnDigits.Draw(10, seed: 3).Pixels.SequenceEqual(DrawnDigits.Draw(10, seed: 4).Pixels));

    [Fact]
    public void FewerImagesAreTheFirstOfMore() =>
        Assert.True(DrawnDigits.Draw(50, seed: 1).Pixels[..(20 * 784)].SequenceEqual(DrawnDigits.Draw(20, seed: 1).Pixels));

    [Fact]
    public void DigitsComeInTurn() =>
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], DrawnDigits.Draw(12, seed: 0).Labels.ToArray());

    [Fact]
    public void PixelsLieBetweenPaperAndInk() =>
        Assert.All(DrawnDigits.Draw(200, seed: 5).Pixels.ToArray(), pixel => Assert.InRange(pixel, 0f, 1f));

    [Fact]
    public void EachImageHasInkButMostlyPaper()
    {
        ImageSet digits = DrawnDigits.Draw(500, seed: 6);
        for (int i = 0; i < digits.Count; i++)
        {
            int ink = digits.Image(i).ToArray().Count(pixel => pixel > 0.5f);
            Assert.InRange(ink, 15, 300);
        }
    }

    [Fact]
    public void HardlyAnyInkTouchesTheEdge()
    {
        ImageSet digits = DrawnDigits.Draw(500, seed: 7);
        int touching = Enumerable.Range(0, digits.Count).Count(i => digits.Image(i)[..28].ContainsAnyInRange(0.5f, 1f) || digits.Image(i)[^28..].ContainsAnyInRange(0.5f, 1f));
        Assert.InRange(touching, 0, 25);
    }
}
