using System;
using Xunit;

namespace Unrolled.Runtime.Tests.Data;

/// <summary>What a dataset holds, hands out, and refuses.</summary>
public sealed class DatasetTests
{
    private static readonly float[] s_inputs = [0, 1, 10, 11, 20, 21, 30, 31];

    private static Dataset Labelled => Dataset.WithLabels(s_inputs, [2, 0, 1, 2]);

    private static Dataset Targeted => Dataset.WithTargets(s_inputs, [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], 4);

    [Fact]
    public void Labels_make_classes()
    {
        Dataset data = Labelled;
        Assert.Equal((4, 2, 0, 3, true), (data.Rows, data.Inputs, data.Targets, data.Classes, data.HasLabels));
        Assert.Equal([20f, 21f], data.InputsOf(2).ToArray());
        Assert.Equal([2, 0, 1, 2], data.Labels.ToArray());
        Assert.Empty(data.TargetsOf(3).ToArray());
        Assert.Null(data.ClassNames);
        Assert.Equal(5, Dataset.WithLabels(s_inputs, [2, 0, 1, 2], 5).Classes);
    }

    [Fact]
    public void Targets_are_rows()
    {
        Dataset data = Targeted;
        Assert.Equal((4, 2, 3, 0, false), (data.Rows, data.Inputs, data.Targets, data.Classes, data.HasLabels));
        Assert.Equal([8f, 9f, 10f], data.TargetsOf(1).ToArray());
        Assert.True(data.Labels.IsEmpty);
    }

    [Fact]
    public void Memory_is_copied()
    {
        float[] inputs = [1, 2];
        int[] labels = [0, 1];
        Dataset data = Dataset.WithLabels(inputs, labels);
        inputs[0] = 9;
        labels[0] = 1;
        Assert.Equal(1f, data.InputValues[0]);
        Assert.Equal(0, data.Labels[0]);
    }

    [Fact]
    public void Inputs_that_are_the_targets_are_there_once()
    {
        Dataset data = Dataset.WithTargets(s_inputs, s_inputs, 4);
        Assert.True(data.InputValues == data.TargetValues);
        Assert.True(data.Select([3, 1]) is var part && part.InputValues == part.TargetValues);
        Assert.True(data.Slice(1, 2) is var slice && !slice.TargetValues.IsEmpty && slice.InputValues == slice.TargetValues);
    }

    [Fact]
    public void Gather_copies_rows_in_the_order_asked_for()
    {
        float[] inputs = new float[6];
        int[] labels = new int[3];
        Labelled.Gather([3, 0, 3], inputs, labels);
        Assert.Equal([30, 31, 0, 1, 30, 31], inputs);
        Assert.Equal([2, 2, 2], labels);

        float[] targets = new float[9];
        Targeted.Gather([1, 1, 2], inputs, targets);
        Assert.Equal([10, 11, 10, 11, 20, 21], inputs);
        Assert.Equal([8, 9, 10, 8, 9, 10, 11, 12, 13], targets);
    }

    [Fact]
    public void Gather_makes_labels_one_hot()
    {
        float[] inputs = new float[4];
        float[] targets = [7, 7, 7, 7, 7, 7];
        Labelled.Gather([0, 2], inputs, targets);
        Assert.Equal([0, 0, 1, 0, 1, 0], targets);
    }

    [Fact]
    public void Gather_allocates_nothing()
    {
        Dataset labelled = Labelled;
        Dataset targeted = Targeted;
        int[] rows = [2, 1];
        float[] inputs = new float[4];
        float[] targets = new float[6];
        int[] labels = new int[2];
        int[] order = new int[4];
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 20 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            labelled.Gather(rows, inputs, labels);
            labelled.Gather(rows, inputs, targets);
            targeted.Gather(rows, inputs, targets);
            labelled.Shuffle(order, 3, attempt);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Gather_refuses_lengths_that_do_not_fit_and_writes_nothing()
    {
        float[] inputs = new float[4];
        Refuse<ArgumentException>(() => Labelled.Gather([0, 1], inputs, new int[3]), "labels has room for 3 values; 2 rows of 1 take 2");
        Refuse<ArgumentException>(() => Labelled.Gather([0], inputs, new int[1]), "inputs has room for 4 values; 1 row of 2 take 2");
        Refuse<ArgumentException>(() => Targeted.Gather([0, 1], inputs, new float[4]), "targets has room for 4 values; 2 rows of 3 take 6");
        Refuse<InvalidOperationException>(() => Targeted.Gather([0, 1], inputs, new int[2]), "The rows have 3 targets each and no labels");
        Assert.Equal(new float[4], inputs);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Rows_that_are_not_there_are_refused(int row)
    {
        string number = row.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        Refuse<ArgumentOutOfRangeException>(() => Labelled.Gather([0, row], new float[4], new int[2]), $"rows[1] is {number}: the dataset has rows 0 to 3.");
        Refuse<ArgumentOutOfRangeException>(() => Targeted.Gather([row], new float[2], new float[3]), $"rows[0] is {number}");
        Refuse<ArgumentOutOfRangeException>(() => Labelled.InputsOf(row), $"row is {number}: the dataset has rows 0 to 3.");
        Refuse<ArgumentOutOfRangeException>(() => Targeted.TargetsOf(row), $"row is {number}");
        Refuse<ArgumentOutOfRangeException>(() => Labelled.Select([row]), $"rows[0] is {number}");
        Refuse<ArgumentOutOfRangeException>(() => Labelled.Slice(row, 1), "rows 0 to 3");
    }

    [Fact]
    public void Values_that_are_no_data_are_refused()
    {
        using GermanCulture german = new();
        float[] wide = new float[4000];
        wide[3001] = float.NaN;
        Refuse<ArgumentOutOfRangeException>(() => Dataset.WithLabels(wide, new int[4], 10), "inputs[3,001] is NaN (row 3)");
        Refuse<ArgumentOutOfRangeException>(() => Dataset.WithTargets(s_inputs, [1, float.NegativeInfinity, 3, 4], 4), "targets[1] is -∞ (row 1)");
        Refuse<ArgumentOutOfRangeException>(() => Dataset.WithLabels(s_inputs, [0, 1, 2000, 0], 1000), "labels[2] is 2,000: labels of 1,000 classes are 0 to 999.");
        Refuse<ArgumentOutOfRangeException>(() => Dataset.WithLabels(s_inputs, [0, -1, 2, 0]), "labels[1] is -1");
        Refuse<ArgumentOutOfRangeException>(() => Dataset.WithLabels(s_inputs, [0, int.MaxValue, 2, 0]), "labels[1] is 2,147,483,647");
        Refuse<ArgumentOutOfRangeException>(() => Dataset.WithLabels(s_inputs, [0, 0, 0, 0], 0), "classes is 0");
        Refuse<ArgumentException>(() => Dataset.WithLabels(s_inputs, [0, 1, 2]), "inputs has 8 values for 3 rows");
        Refuse<ArgumentException>(() => Dataset.WithLabels([], [0, 1, 2]), "inputs has 0 values for 3 rows");
        Refuse<ArgumentException>(() => Dataset.WithLabels(s_inputs, []), "labels is empty");
        Refuse<ArgumentOutOfRangeException>(() => Dataset.WithTargets(s_inputs, s_inputs, 0), "rows is 0");
        Refuse<ArgumentException>(() => Labelled.Select([]), "rows has 0");
        Refuse<ArgumentOutOfRangeException>(() => Labelled.Slice(2, 3), "3 rows from row 2 on");
        Refuse<ArgumentOutOfRangeException>(() => Labelled.Slice(2, 0), "0 rows from row 2 on");
    }

    [Fact]
    public void Parts_keep_the_classes()
    {
        Dataset part = Labelled.Select([1, 1, 2]);
        Assert.Equal((3, 3), (part.Rows, part.Classes));
        Assert.Equal([10f, 11f, 10f, 11f, 20f, 21f], part.InputValues.ToArray());
        Assert.Equal([0, 0, 1], part.Labels.ToArray());
        Assert.Equal([0, 1], Labelled.Slice(1, 2).Labels.ToArray());
        Assert.Equal(3, Labelled.Slice(1, 2).Classes);
        Assert.Equal([11f, 12f, 13f], Targeted.Slice(2, 1).TargetsOf(0).ToArray());
        Assert.Equal([14f, 15f, 16f], Targeted.Select([3]).TargetsOf(0).ToArray());
    }

    private static void Refuse<TException>(Action call, string part)
        where TException : Exception
    {
        string message = Assert.Throws<TException>(call).Message;
        Assert.Contains(part, message, StringComparison.Ordinal);
    }
}
