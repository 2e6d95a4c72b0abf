using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Pictures;

/// <summary>Curves are where their values are, and odd histories are pictures, too.</summary>
public sealed class HistoryPictureTests
{
    private const double None = double.NaN;

    [Fact]
    public void Points_are_where_their_values_are()
    {
        Drawing picture = Draw(History([1.0, 0.75, 0.5], [1.25, 0.75, 0.25], [0.5, 0.75, 1], bestEpoch: 3));

        // 760 pixels less the margins of 84 and 28, the first panel from 94 to 334; from 0.2 to 1.4.
        Assert.Equal([(84, 174), (408, 224), (732, 274)], picture.Curves("first").Single());
        Assert.Equal([(84, 124), (408, 224), (732, 324)], picture.Curves("second")[0]);
        Assert.Equal(["0.2", "0.4", "0.6", "0.8", "1.0", "1.2", "1.4"], picture.Texts.Where(text => text.StartsWith("0.", StringComparison.Ordinal) || text.StartsWith("1.", StringComparison.Ordinal)));

        // The label's middle is 4 pixels above its base line.
        Assert.Equal(174 + 4, Drawing.Number(picture.Label("1.0"), "y"));
        Assert.Equal(408, Drawing.Number(picture.Label("2"), "x"));
        Assert.Contains("training", picture.Texts);
        Assert.Contains("validation", picture.Texts);
    }

    [Fact]
    public void Accuracy_is_in_percent_in_a_panel_of_its_own()
    {
        Drawing picture = Draw(History([1, 1, 1], [1, 1, 1], [0.5, 0.75, 1], bestEpoch: 3));

        // Below the first panel: 366 to 516, which are 100 and 50.
        Assert.Contains("accuracy, %", picture.Texts);
        Assert.Equal([(84, 516), (408, 441), (732, 366)], picture.Curves("second")[1]);
        Assert.Equal(366 + 4, Drawing.Number(picture.Label("100"), "y"));
    }

    [Fact]
    public void The_best_epoch_is_marked_on_the_curve_that_was_watched()
    {
        Drawing loss = Draw(History([1, 0.5, 0.7], [1, 0.5, 0.7], [0.5, 0.75, 1], bestEpoch: 2));
        Drawing accuracy = Draw(History([1, 0.5, 0.7], [1, 0.5, 0.7], [0.5, 0.75, 1], bestEpoch: 3, Metric.Accuracy));

        Assert.All(loss.All("line", "best"), line => Assert.Equal(408, Drawing.Number(line, "x1")));
        Assert.Equal((408, loss.Curves("second")[0][1].Y), Mark(loss));
        Assert.Contains("best: epoch 2", loss.Texts);
        Assert.Equal((732, accuracy.Curves("second")[1][2].Y), Mark(accuracy));

        static (double, double) Mark(Drawing picture)
        {
            System.Xml.Linq.XElement dot = picture.All("circle", "best-fill").Single();
            return (Drawing.Number(dot, "cx"), Drawing.Number(dot, "cy"));
        }
    }

    [Fact]
    public void Losses_far_apart_are_on_a_logarithmic_axis()
    {
        Drawing picture = Draw(History([10, 1, 0.1], [None, None, None], [None, None, None], bestEpoch: 3));

        Assert.Contains("loss (logarithmic)", picture.Texts);
        Assert.Equal([(84, 94), (408, 214), (732, 334)], picture.Curves("first").Single());
        Assert.Equal(214 + 4, Drawing.Number(picture.Label("1"), "y"));
    }

    [Fact]
    public void A_best_epoch_that_is_not_there_is_not_marked()
    {
        TrainingEpoch[] epochs = [new(5, 10, 1, null, 0.1f, default), new(6, 20, 2, null, 0.1f, default)];
        Assert.DoesNotContain("best: epoch 4", Draw(new TrainingHistory(epochs, StopReason.Running, Metric.Loss, new BestState(4, 0.5, 0.5, 2), default, null, null)).Texts);
        Drawing picture = Draw(new TrainingHistory(epochs, StopReason.Running, Metric.Loss, new BestState(5, 1, 1, 1), default, null, null));
        Assert.Contains("best: epoch 5", picture.Texts);
        Assert.Contains(picture.Texts, static text => text.EndsWith("; still running", StringComparison.Ordinal));
    }

    [Fact]
    public void The_learning_rate_is_drawn_if_it_changes()
    {
        Assert.DoesNotContain("learning rate", Draw(History([1, 2], [1, 2], [1, 1], bestEpoch: 1)).Texts);

        TrainingEpoch[] epochs = [new(1, 10, 1, null, 0.1f, default), new(2, 20, 1, null, 0.05f, default)];
        Drawing picture = Draw(new TrainingHistory(epochs, StopReason.Completed, Metric.Loss, new BestState(1, 1, 1, 0), default, null, null));
        Assert.Contains("learning rate", picture.Texts);
        Assert.Equal(2, picture.Curves("third").Single().Length);
    }

    [Fact]
    public void What_is_not_finite_is_a_gap()
    {
        Drawing picture = Draw(History([1, None, 0.5, 0.75, double.PositiveInfinity], [None, None, None, None, None], [None, None, None, None, None], bestEpoch: 3));

        Assert.Equal([1, 2], picture.Curves("first").Select(curve => curve.Length));
        Assert.DoesNotContain("NaN", picture.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", picture.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("accuracy, %", picture.Texts);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.25 })]
    [InlineData(new[] { 0.0 })]
    [InlineData(new[] { None, None })]
    [InlineData(new[] { 1e-40, 1e-40 })]
    [InlineData(new[] { -1e30, 3e38 })]
    [InlineData(new[] { 1.0, 1.0 + 1e-15 })]
    [InlineData(new[] { 1e-50, 3e38 })]
    public void Odd_histories_are_pictures(double[] losses)
    {
        double[] none = [.. losses.Select(_ => None)];
        Drawing picture = Draw(History(losses, none, none, losses.Length));

        Assert.DoesNotContain("NaN", picture.Text, StringComparison.Ordinal);
        Assert.InRange(picture.Texts.Length, 2, 40);
        Assert.All(picture.Curves("first").SelectMany(curve => curve), point =>
        {
            Assert.InRange(point.X, 84, 732);
            Assert.InRange(point.Y, 94, 334);
        });
        Assert.Equal(losses.Count(double.IsFinite), picture.All("circle", "first-fill").Length);
    }

    [Fact]
    public void One_epoch_is_a_dot_in_the_middle()
    {
        Drawing picture = Draw(History([0.5], [None], [None], bestEpoch: 1));

        Assert.Equal((408, 214), picture.Curves("first").Single().Single());
        Assert.Contains(picture.Texts, text => text.StartsWith("1 epoch in", StringComparison.Ordinal));
    }

    [Fact]
    public void The_file_is_the_same_in_every_culture()
    {
        TrainingHistory history = History([1.5, 0.5], [1.25, 0.75], [0.5, 0.755], bestEpoch: 2);
        string text = Draw(history).Text;
        using GermanCulture culture = new();
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("history.svg"), "what was there");
        history.SaveSvg(folder.File("history.svg"));

        Assert.Equal(text, File.ReadAllText(folder.File("history.svg")));
        Assert.DoesNotContain('\r', text);
    }

    /// <summary>A history; where a validation loss is no number, the epoch was not validated.</summary>
    /// <summary>Where adding 1 to a number changes nothing, marks end all the same.</summary>
    [Theory]
    [InlineData(1L << 52)]
    [InlineData(1L << 53)]
    [InlineData(long.MaxValue)]
    public void Epochs_beyond_counting_are_a_picture(long epoch)
    {
        TrainingEpoch one = new(epoch, epoch, 1, null, 0.1f, TimeSpan.Zero);

        Drawing picture = Draw(new TrainingHistory([one], StopReason.Completed, Metric.Loss, BestState.None, default, null, null));

        Assert.InRange(picture.Texts.Count(), 1, 100);
    }

    private static TrainingHistory History(double[] losses, double[] validation, double[] accuracy, long bestEpoch, Metric monitor = Metric.Loss)
    {
        TrainingEpoch[] epochs = [.. losses.Select((loss, i) => new TrainingEpoch(
            i + 1, 10 * (i + 1), loss, double.IsNaN(validation[i]) ? null : new Evaluation(5, validation[i], accuracy[i], accuracy[i], None, None), 0.1f, TimeSpan.FromSeconds(i + 1)))];
        return new TrainingHistory(epochs, StopReason.Completed, monitor, BestState.None with { Epoch = bestEpoch }, default, null, null);
    }

    private static Drawing Draw(TrainingHistory history) => new(history.WriteSvg);
}
