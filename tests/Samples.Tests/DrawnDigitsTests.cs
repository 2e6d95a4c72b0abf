using System;
using System.Linq;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class DrawnDigitsTests
{
    [Fact]
    public void TheSameSeedDrawsTheSameImages()
    {
        Dataset once = DrawnDigits.Draw(50, seed: 3);
        Dataset again = DrawnDigits.Draw(50, seed: 3);

        Assert.True(once.InputValues.SequenceEqual(again.InputValues));
    }

    [Fact]
    public void AnotherSeedDrawsOtherImages() =>
        Assert.False(DrawnDigits.Draw(10, seed: 3).InputValues.SequenceEqual(DrawnDigits.Draw(10, seed: 4).InputValues));

    [Fact]
    public void FewerImagesAreTheFirstOfMore() =>
        Assert.True(DrawnDigits.Draw(50, seed: 1).InputValues[..(20 * 784)].SequenceEqual(DrawnDigits.Draw(20, seed: 1).InputValues));

    [Fact]
    public void DigitsComeInTurn() =>
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], DrawnDigits.Draw(12, seed: 0).Labels.ToArray());

    [Fact]
    public void PixelsLieBetweenPaperAndInk() =>
        Assert.All(DrawnDigits.Draw(200, seed: 5).InputValues.ToArray(), pixel => Assert.InRange(pixel, 0f, 1f));

    [Fact]
    public void EachImageHasInkButMostlyPaper()
    {
        Dataset digits = DrawnDigits.Draw(500, seed: 6);
        for (int i = 0; i < digits.Rows; i++)
        {
            int ink = digits.InputsOf(i).ToArray().Count(pixel => pixel > 0.5f);
            Assert.InRange(ink, 15, 300);
        }
    }

    [Fact]
    public void HardlyAnyInkTouchesTheEdge()
    {
        Dataset digits = DrawnDigits.Draw(500, seed: 7);
        int touching = Enumerable.Range(0, digits.Rows).Count(i => digits.InputsOf(i)[..28].ContainsAnyInRange(0.5f, 1f) || digits.InputsOf(i)[^28..].ContainsAnyInRange(0.5f, 1f));
        Assert.InRange(touching, 0, 25);
    }
}
