using System;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Data;

/// <summary>Orders and splits: functions of the seed alone, fair, and complete.</summary>
public sealed class OrderTests
{
    [Fact]
    public void An_order_is_a_function_of_seed_and_epoch()
    {
        Dataset data = Numbered(10);
        Assert.Equal(Order(data, 1, 0), Order(data, 1, 0));
        Assert.NotEqual(Order(data, 1, 0), Order(data, 2, 0));
        Assert.NotEqual(Order(data, 1, 0), Order(data, 1, 1));

        // Written down once: another machine, runtime or version that gives others breaks trainings that go on from a file.
        Assert.Equal(KnownOrder, Order(data, 7, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void An_order_has_every_row_once(int rows)
    {
        Assert.Equal(Enumerable.Range(0, rows), Order(Numbered(rows), 5, 9).Order());
    }

    /// <summary>χ² over the 120 orders of five rows: 119 ± 4.5 standard deviations of √238.</summary>
    [Fact]
    public void All_orders_are_equally_likely()
    {
        const int draws = 120 * 200;
        Dataset data = Numbered(5);
        int[] counts = [.. Enumerable.Range(0, draws).Select(epoch => string.Join(' ', Order(data, 11, epoch))).CountBy(order => order).Select(one => one.Value)];
        Assert.Equal(120, counts.Length);
        double chiSquare = counts.Sum(count => (count - 200.0) * (count - 200.0) / 200);
        Assert.InRange((chiSquare - 119) / Math.Sqrt(238), -4.5, 4.5);
    }

    [Fact]
    public void An_order_needs_room_and_an_epoch()
    {
        Assert.Contains("rows has room for 3 values; 4 rows", Assert.Throws<ArgumentException>(() => Numbered(4).Shuffle(new int[3], 0, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(4).Shuffle(new int[4], 0, -1));
    }

    [Theory]
    [InlineData(100, 0.2, 20)]
    [InlineData(7, 0.5, 4)]
    [InlineData(5, 0.001, 1)]
    [InlineData(5, 0.999, 4)]
    [InlineData(2, 0.5, 1)]
    public void A_split_has_every_row_once_in_its_order(int rows, double fraction, int held)
    {
        (Dataset training, Dataset validation) = Numbered(rows).Split(fraction, 3);
        int[] first = [.. training.InputValues.ToArray().Select(static x => (int)x)];
        int[] second = [.. validation.InputValues.ToArray().Select(static x => (int)x)];
        Assert.Equal(held, second.Length);
        Assert.Equal(Enumerable.Range(0, rows), first.Concat(second).Order());
        Assert.Equal(first.Order(), first);
        Assert.Equal(second.Order(), second);
        Assert.Equal(second.Select(static x => 10f * x), validation.TargetValues.ToArray());
    }

    [Fact]
    public void A_split_is_drawn_by_the_seed()
    {
        Assert.Equal(Held(4), Held(4));
        Assert.NotEqual(Held(4), Held(5));
        Assert.Equal(KnownSplit, Held(7));

        // Each row is held about as often as any other.
        int[] counts = new int[20];
        foreach (float row in Enumerable.Range(0, 2000).SelectMany(Held))
        {
            counts[(int)row]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 500 - 90, 500 + 90));

        static float[] Held(int seed) => Numbered(20).Split(0.25, seed).Validation.InputValues.ToArray();
    }

    /// <summary>Classes of 50, 10, 3 and 1 rows: none gets more or less than its share by a row.</summary>
    [Fact]
    public void Each_class_has_its_share_in_both_parts()
    {
        int[] labels = [.. Enumerable.Range(0, 64).Select(static i => i * 37 % 64).Select(static i => i < 50 ? 0 : i < 60 ? 1 : i < 63 ? 2 : 3)];
        Dataset data = Dataset.WithLabels(new float[64], labels);
        foreach (double fraction in (double[])[0.1, 0.25, 0.5, 0.8])
        {
            for (int seed = 0; seed < 50; seed++)
            {
                (Dataset training, Dataset validation) = data.Split(fraction, seed);
                Assert.Equal(4, validation.Classes);
                Assert.Equal(64, training.Rows + validation.Rows);
                for (int c = 0; c < 4; c++)
                {
                    double share = labels.Count(label => label == c) * (validation.Rows / 64.0);
                    Assert.InRange(validation.Labels.ToArray().Count(label => label == c), share - 1, share + 1);
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void A_share_that_leaves_nothing_is_refused(double fraction) => Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(10).Split(fraction));

    [Fact]
    public void One_row_cannot_be_split() => Assert.Throws<InvalidOperationException>(() => Numbered(1).Split(0.5));

    private static int[] KnownOrder => [4, 7, 8, 1, 9, 0, 2, 3, 6, 5];

    private static float[] KnownSplit => [14, 16, 17, 18, 19];

    private static int[] Order(Dataset data, int seed, long epoch)
    {
        int[] rows = new int[data.Rows];
        data.Shuffle(rows, seed, epoch);
        return rows;
    }

    private static Dataset Numbered(int rows)
    {
        float[] inputs = [.. Enumerable.Range(0, rows).Select(static i => (float)i)];
        return Dataset.WithTargets(inputs, [.. inputs.Select(static x => 10 * x)], rows);
    }
}
