using System;
using Xunit;

namespace Unrolled.Runtime.Tests.Checks;

public sealed class GuardTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(784, 1)]
    [InlineData(7840, 10)]
    public void Counts_whole_rows(int length, int rows)
    {
        Assert.Equal(rows, Guard.Rows(length, 784, "inputs", "DigitNet"));
    }

    [Fact]
    public void Names_numbers_and_remedy_when_rows_are_not_whole()
    {
        Expect<ArgumentException>(
            () => Guard.Rows(1000, 784, "inputs", "DigitNet"),
            "inputs has 1,000 values; DigitNet takes 784 per row: pass a multiple of 784. (Parameter 'inputs')");
        Expect<ArgumentException>(
            () => Guard.TrainingRows(1, 784, 64, "inputs", "DigitNet"),
            "inputs has 1 value; DigitNet takes 784 per row: pass a multiple of 784. (Parameter 'inputs')");
    }

    [Fact]
    public void Training_takes_one_row_to_a_batch()
    {
        Assert.Equal(1, Guard.TrainingRows(784, 784, 64, "inputs", "DigitNet"));
        Assert.Equal(64, Guard.TrainingRows(784 * 64, 784, 64, "inputs", "DigitNet"));
        Expect<ArgumentException>(
            () => Guard.TrainingRows(0, 784, 6400, "inputs", "DigitNet"),
            "inputs is empty; a training step of DigitNet takes 1 to 6,400 rows of 784 values: pass at least one. (Parameter 'inputs')");
        Expect<ArgumentOutOfRangeException>(
            () => Guard.TrainingRows(784 * 65, 784, 64, "inputs", "DigitNet"),
            "inputs has 65 rows; DigitNet was declared with Batch = 64: pass at most 64 rows, or declare a larger Batch. (Parameter 'inputs')");
    }

    [Fact]
    public void One_row_is_a_row()
    {
        Expect<ArgumentException>(
            () => Guard.TrainingRows(0, 1, 1, "inputs", "Net"), "inputs is empty; a training step of Net takes 1 row of 1 value: pass at least one. (Parameter 'inputs')");
        Expect<ArgumentOutOfRangeException>(
            () => Guard.TrainingRows(2, 1, 1, "inputs", "Net"),
            "inputs has 2 rows; Net was declared with Batch = 1: pass at most 1 row, or declare a larger Batch. (Parameter 'inputs')");
        Expect<ArgumentException>(() => Guard.Length(8, 1, 4, "row", "Net"), "row has 8 values; Net takes 4 for a row: pass exactly 4. (Parameter 'row')");
        Assert.Contains(" after 1 update;", new NonFiniteLossException("Net", double.NaN, 1).Message);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "∞")]
    [InlineData(float.NegativeInfinity, "-∞")]
    public void Values_must_be_finite_wherever_they_stand(float value, string shown)
    {
        // Longer than four vectors of 16 lanes, so that every accumulator and the rest are met; what follows the span is not.
        float[] memory = new float[150];
        memory.AsSpan().Fill(float.MaxValue);
        memory[149] = float.NaN;
        for (int length = 0; length < memory.Length; length += length < 20 ? 1 : 43)
        {
            Guard.Finite(memory.AsSpan(0, length), 7, "inputs", "Net");
        }

        foreach (int length in new[] { 1, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 79, 80, 149 })
        {
            for (int place = 0; place < length; place++)
            {
                memory[place] = value;
                Expect<ArgumentOutOfRangeException>(
                    () => Guard.Finite(memory.AsSpan(0, length), 7, "inputs", "Net"),
                    $"inputs[{place}] is {shown} (row {place / 7}): inputs of Net must be finite. (Parameter 'inputs')");
                memory[place] = -1e-45f;
            }
        }
    }

    [Fact]
    public void A_length_must_be_rows_times_width()
    {
        Guard.Length(320, 32, 10, "outputs", "DigitNet");
        Guard.Length(0, 0, 10, "outputs", "DigitNet");
        Expect<ArgumentException>(
            () => Guard.Length(1000, 132, 10, "outputs", "DigitNet"),
            "outputs has 1,000 values; DigitNet has 10 for each of 132 rows: pass exactly 1,320. (Parameter 'outputs')");
        Assert.Throws<ArgumentException>(() => Guard.Length(0, 1 << 30, 4, "outputs", "DigitNet"));
    }

    [Fact]
    public void Labels_are_one_per_row_and_classes()
    {
        Guard.LabelCount(2, 2, 10, "DigitNet");
        Guard.Label(0, 9, 10, "DigitNet");
        Expect<ArgumentException>(
            () => Guard.LabelCount(1, 2, 10, "DigitNet"), "labels has 1 value; DigitNet was given 2 rows: pass one per row. (Parameter 'labels')");
        Expect<ArgumentOutOfRangeException>(
            () => Guard.Label(1, 10, 10, "DigitNet"), "labels[1] is 10; DigitNet has 10 classes: pass 0 to 9. (Parameter 'labels')");
        Expect<ArgumentOutOfRangeException>(
            () => Guard.Label(0, -12345, 10, "DigitNet"), "labels[0] is -12,345; DigitNet has 10 classes: pass 0 to 9. (Parameter 'labels')");
    }

    [Fact]
    public void Row_weights_are_one_per_row_finite_and_not_negative()
    {
        Guard.RowWeights([0f, float.MaxValue], 2, "DigitNet");
        Expect<ArgumentException>(
            () => Guard.RowWeights([1f], 2, "DigitNet"), "rowWeights has 1 value; DigitNet was given 2 rows: pass one per row. (Parameter 'rowWeights')");
        Expect<ArgumentOutOfRangeException>(
            () => Guard.RowWeights([1f, -0.5f], 2, "DigitNet"),
            "rowWeights[1] is -0.5; DigitNet takes finite weights of 0 or more. (Parameter 'rowWeights')");
        Assert.Throws<ArgumentOutOfRangeException>(() => Guard.RowWeights([float.NaN], 1, "DigitNet"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Guard.RowWeights([float.PositiveInfinity], 1, "DigitNet"));
    }

    [Theory]
    [InlineData(0, 10, 10, 10, false)]
    [InlineData(10, 10, 0, 10, false)]
    [InlineData(0, 10, 9, 10, true)]
    [InlineData(9, 10, 0, 10, true)]
    [InlineData(0, 20, 5, 2, true)]
    [InlineData(5, 2, 0, 20, true)]
    [InlineData(3, 4, 3, 4, true)]
    [InlineData(3, 0, 0, 10, false)]
    [InlineData(0, 10, 3, 0, false)]
    [InlineData(3, 0, 3, 0, false)]
    public void Finds_shared_memory(int startA, int lengthA, int startB, int lengthB, bool overlaps)
    {
        float[] memory = new float[40];
        void Check() => Guard.NoOverlap(memory.AsSpan(startA, lengthA), memory.AsSpan(startB, lengthB), "inputs", "outputs", "DigitNet");
        if (overlaps)
        {
            Expect<ArgumentException>(
                Check, "inputs and outputs share memory; DigitNet writes one while it reads the other: pass separate memory. (Parameter 'outputs')");
        }
        else
        {
            Check();
        }
    }

    [Fact]
    public void Separate_memory_and_none_do_not_overlap()
    {
        Guard.NoOverlap(new float[10], new float[10], "inputs", "outputs", "DigitNet");
        Guard.NoOverlap(default, new float[10], "inputs", "outputs", "DigitNet");
        Guard.NoOverlap(new float[10], default, "inputs", "outputs", "DigitNet");
        Guard.NoOverlap(default, default, "inputs", "outputs", "DigitNet");
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "infinite")]
    [InlineData(double.NegativeInfinity, "negative infinite")]
    public void A_loss_must_be_finite(double loss, string word)
    {
        Guard.FiniteLoss(1e300, [float.NaN], 1, "inputs", 0, "DigitNet");
        NonFiniteLossException exception = Expect<NonFiniteLossException>(
            () => Guard.FiniteLoss(loss, [1, 2], 2, "inputs", 12345, "DigitNet"),
            $"DigitNet: the loss is {word} after 12,345 updates; the parameters were not changed. Look for NaN, infinite or huge values in the inputs and targets; "
            + "if there are none, start again with a lower LearningRate.");
        Assert.Equal((loss, 12345L), (exception.Loss, exception.Step));
    }

    [Fact]
    public void A_loss_that_is_not_finite_names_the_input_it_comes_from() =>
        Expect<NonFiniteLossException>(
            () => Guard.FiniteLoss(double.NaN, [1, 2, 3, float.NaN, 5, float.NaN], 2, "inputs", 0, "DigitNet"),
            "DigitNet: the loss is NaN after 0 updates; the parameters were not changed. inputs[3] is NaN (row 1).");

    [Fact]
    public void A_fraction_is_from_0_to_1()
    {
        Guard.Fraction(0f, "τ");
        Guard.Fraction(1f, "τ");
        Expect<ArgumentOutOfRangeException>(() => Guard.Fraction(1.5f, "τ"), "τ is 1.5: pass a fraction from 0 to 1. (Parameter 'τ')");
        Assert.Throws<ArgumentOutOfRangeException>(() => Guard.Fraction(-1e-9f, "τ"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Guard.Fraction(float.NaN, "τ"));
    }

    private static T Expect<T>(Action action, string message)
        where T : Exception
    {
        using GermanCulture german = new();
        T exception = Assert.Throws<T>(action);
        Assert.Equal(message, exception.Message);
        return exception;
    }
}
