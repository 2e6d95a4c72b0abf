using System;
using System.Linq;
using Xunit;

namespace Unrolled.Runtime.Tests.Data;

/// <summary>Columns brought to scale, with the numbers of the training part.</summary>
public sealed class NormalizerTests
{
    /// <summary>Means 3, −20 and 7; deviations √2, 20 and 0.</summary>
    private static readonly float[] s_rows = [1, -40, 7, 2, 0, 7, 3, -40, 7, 4, 0, 7, 5, -20, 7];

    [Fact]
    public void Standard_has_mean_and_deviation()
    {
        Normalizer normalizer = Normalizer.Standard(s_rows, 3);
        Assert.Equal([3f, -20f, 7f], normalizer.Offsets.ToArray());
        Assert.Equal((float)(1 / Math.Sqrt(2)), normalizer.Scales[0]);
        Assert.Equal((float)(1 / Math.Sqrt(320)), normalizer.Scales[1]);
        Assert.Equal(1f, normalizer.Scales[2]);

        float[] rows = [.. s_rows];
        normalizer.Apply(rows);
        for (int column = 0; column < 2; column++)
        {
            double[] values = [.. rows.Where((_, i) => i % 3 == column).Select(static x => (double)x)];
            Assert.Equal(0, values.Average(), 1e-6);
            Assert.Equal(1, values.Average(static x => x * x), 1e-6);
        }

        Assert.All(rows.Where((_, i) => i % 3 == 2), static x => Assert.Equal(0f, x));
    }

    [Fact]
    public void MinMax_has_the_range()
    {
        float[] rows = [.. s_rows];
        Normalizer.MinMax(s_rows, 3).Apply(rows);
        Assert.Equal([0, 0, 0, 0.25f, 1, 0, 0.5f, 0, 0, 0.75f, 1, 0, 1, 0.5f, 0], rows);
    }

    [Fact]
    public void A_large_mean_takes_no_digits_of_the_deviation()
    {
        float[] rows = [.. Enumerable.Range(0, 1000).Select(static i => 1_000_000f + (i % 2))];
        Assert.Equal(2f, Normalizer.Standard(rows, 1).Scales[0], 1e-5f);
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 0f)]
    [InlineData(5e6f, 5e6f)]
    public void A_column_that_hardly_varies_becomes_zero(float first, float second)
    {
        foreach (Normalizer normalizer in (Normalizer[])[Normalizer.Standard([first, second], 1), Normalizer.MinMax([first, second], 1)])
        {
            float[] rows = [first, second];
            normalizer.Apply(rows);
            Assert.All(rows, static x => Assert.InRange(x, -1e-44f, 1e-44f));
        }
    }

    [Fact]
    public void The_widest_range_does_not_overflow()
    {
        float[] rows = [float.MinValue, float.MaxValue];
        Normalizer.MinMax(rows, 1).Apply(rows);
        Assert.All(rows, static x => Assert.InRange(x, 0f, 1f));
    }

    [Fact]
    public void Other_parts_take_the_numbers_of_the_training_part()
    {
        Dataset training = Dataset.WithLabels([0, 10, 10, 30], [0, 1], 4);
        Dataset test = Dataset.WithLabels([20, 20, 5, 10], [1, 3], 4);
        Normalizer normalizer = Normalizer.MinMax(training);
        Dataset scaled = normalizer.Apply(test);
        Assert.Equal([2f, 0.5f, 0.5f, 0f], scaled.InputValues.ToArray());
        Assert.Equal([1, 3], scaled.Labels.ToArray());
        Assert.Equal(4, scaled.Classes);
        Assert.Equal([20f, 20f, 5f, 10f], test.InputValues.ToArray());
        Assert.Equal([7f, 8f], normalizer.Apply(Dataset.WithTargets([0, 10, 10, 30], [7, 8], 2)).TargetValues.ToArray());
    }

    [Fact]
    public void Revert_is_the_way_back()
    {
        float[] rows = [.. s_rows];
        Normalizer normalizer = Normalizer.Standard(s_rows, 3);
        normalizer.Apply(rows);
        normalizer.Revert(rows);
        Assert.All(rows.Zip(s_rows), static p => Assert.Equal(p.Second, p.First, 1e-5f));
    }

    [Fact]
    public void Its_numbers_make_it_again()
    {
        Normalizer fitted = Normalizer.Standard(s_rows, 3);
        Normalizer again = new(fitted.Offsets, fitted.Scales);
        float[] first = [.. s_rows];
        float[] second = [.. s_rows];
        fitted.Apply(first);
        again.Apply(second);
        Assert.Equal(first, second);
        Assert.Equal(3, again.Columns);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        using GermanCulture german = new();
        Assert.Contains("rows has 3,000 values", Assert.Throws<ArgumentException>(() => Normalizer.Standard(new float[3000], 7)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Normalizer.MinMax([], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normalizer.MinMax([1], 0));
        Assert.Throws<ArgumentException>(() => new Normalizer([], []));
        Assert.Throws<ArgumentException>(() => new Normalizer([1], [1, 2]));
        Assert.Contains("offset 1.5 and the scale 0", Assert.Throws<ArgumentOutOfRangeException>(() => new Normalizer([1.5f], [0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Normalizer([float.NaN], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Normalizer([1], [float.PositiveInfinity]));
        Normalizer normalizer = Normalizer.MinMax(s_rows, 3);
        Assert.Throws<ArgumentException>(() => normalizer.Apply(new float[4]));
        Assert.Throws<ArgumentException>(() => normalizer.Revert(new float[4]));
        Assert.Contains("2 inputs a row; the normaliser was fitted to 3 columns", Assert.Throws<ArgumentException>(() => normalizer.Apply(Dataset.WithLabels([1, 2], [0]))).Message, StringComparison.Ordinal);
        Assert.Contains("∞", Assert.Throws<ArgumentOutOfRangeException>(() => new Normalizer([0], [2]).Apply(Dataset.WithLabels([float.MaxValue], [0]))).Message, StringComparison.Ordinal);
    }
}
