using System;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Pictures;

/// <summary>Counts are in the row of what it is and the column of what it was taken for.</summary>
public sealed class ConfusionPictureTests
{
    [Fact]
    public void Counts_are_in_their_cells()
    {
        Drawing picture = new(writer => Matrix(3, (0, 0, 8), (0, 2, 2), (1, 1, 5)).WriteSvg(writer));
        System.Xml.Linq.XElement[] right = picture.All("rect", "second-fill");
        System.Xml.Linq.XElement wrong = picture.All("rect", "first-fill").Single();

        // Cells of 52 pixels, a pixel between them.
        Assert.Equal(2, right.Length);
        Assert.Equal(Drawing.Number(right[0], "y"), Drawing.Number(wrong, "y"));
        Assert.Equal(Drawing.Number(right[0], "x") + 104, Drawing.Number(wrong, "x"));
        Assert.Equal(Drawing.Number(right[0], "y") + 52, Drawing.Number(right[1], "y"));
        Assert.Equal(Drawing.Number(right[0], "x") + 52, Drawing.Number(right[1], "x"));
        Assert.Equal(Drawing.Number(wrong, "x") + 26, Drawing.Number(picture.All("text", "text").Single(text => text.Value == "2" && text.Attribute("font-size")!.Value == "13"), "x"));
        Assert.True(Drawing.Number(wrong, "fill-opacity") < Drawing.Number(right[0], "fill-opacity"));

        // Recall of 0 and precision of 0, then of 1 and 1; of 2, none.
        Assert.Contains("13 of 15 rows right, 86.67 %; the stronger a colour, the larger the row's share", picture.Texts);
        Assert.Equal(["80", "100", "100", "100", "-", "0"], picture.All("text", "muted").Select(text => text.Value).Where(text => text.Length <= 3));
    }

    [Fact]
    public void Names_are_escaped()
    {
        string[] names = ["<b>&\"'", "a\u0001\nb", "\ud800 ☃ 😀"];
        Drawing picture = new(writer => Matrix(3, (0, 1, 1)).WriteSvg(writer, names));

        Assert.Equal(2, picture.Texts.Count(text => text == names[0]));
        Assert.Contains("a··b", picture.Texts);
        Assert.Contains("· ☃ 😀", picture.Texts);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(37)]
    [InlineData(38)]
    [InlineData(1024)]
    public void Any_number_of_classes_is_a_picture_of_bounded_size(int classes)
    {
        Drawing picture = new(writer => Matrix(classes, (classes - 1, 0, 1_000_000)).WriteSvg(writer));

        Assert.Single(picture.All("rect", "first-fill"));
        Assert.Equal(classes <= 37, picture.Texts.Contains("recall, %"));
    }

    [Fact]
    public void A_wrong_number_of_names_is_refused()
    {
        using TemporaryFolder folder = new();
        string message = Assert.Throws<ArgumentException>("classNames", () => Matrix(3).SaveSvg(folder.File("c.svg"), ["yes", "no"])).Message;

        Assert.Contains("2 names", message, StringComparison.Ordinal);
        Assert.Contains("3 classes", message, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    private static ConfusionMatrix Matrix(int classes, params (int Actual, int Predicted, int Count)[] cells)
    {
        ConfusionMatrix matrix = new(classes);
        foreach ((int actual, int predicted, int count) in cells)
        {
            for (int i = 0; i < count; i++)
            {
                matrix.Count(actual, predicted);
            }
        }

        return matrix;
    }
}
