using System;

namespace Unrolled;

/// <summary>Brings each column of rows to a common scale: x ↦ (x − offset)·scale. Fitted on training rows alone and applied to all others as it is: with theirs in it, a test would no longer be on rows never seen.</summary>
/// <remarks>Immutable, and so thread-safe. It belongs to the network that was trained behind it: keep <see cref="Offsets"/> and <see cref="Scales"/> with its parameters.</remarks>
public sealed class Normalizer
{
    private readonly float[] _offsets;
    private readonly float[] _scales;

    /// <summary>From an offset and a scale for each column, those of another one for instance.</summary>
    /// <param name="offsets">Finite numbers, at least one.</param>
    /// <param name="scales">As many, finite and not 0.</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or a scale is 0.</exception>
    public Normalizer(ReadOnlySpan<float> offsets, ReadOnlySpan<float> scales)
        : this(offsets.ToArray(), scales.ToArray())
    {
        if (offsets.IsEmpty || offsets.Length != scales.Length)
        {
            throw new ArgumentException(Words.Text($"There are {Words.Count(offsets.Length, "offset")} and {Words.Count(scales.Length, "scale")}: pass one of each for every column."), nameof(scales));
        }

        for (int column = 0; column < offsets.Length; column++)
        {
            if (!float.IsFinite(offsets[column]) || !float.IsFinite(scales[column]) || scales[column] == 0f)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(scales), Words.Text($"Column {column:N0} has the offset {offsets[column]:R} and the scale {scales[column]:R}: both must be finite, and the scale not 0."));
            }
        }
    }

    private Normalizer(float[] offsets, float[] scales) => (_offsets, _scales) = (offsets, scales);

    /// <summary>Columns: values of a row.</summary>
    public int Columns => _offsets.Length;

    /// <summary>What is subtracted from each column.</summary>
    public ReadOnlySpan<float> Offsets => _offsets;

    /// <summary>What the difference is multiplied by.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>To a mean of 0 and a standard deviation of 1 (over the rows, divided by their number).</summary>
    /// <param name="training">The training part of the data; its inputs count.</param>
    public static Normalizer Standard(Dataset training)
    {
        ArgumentNullException.ThrowIfNull(training);
        return Standard(training.InputValues, training.Inputs);
    }

    /// <summary>To a mean of 0 and a standard deviation of 1. A column that never varies becomes 0.</summary>
    /// <param name="rows">Whole rows, one after the other: inputs, or the targets of a regression. Finite.</param>
    /// <param name="columns">Values of a row, at least 1.</param>
    /// <exception cref="ArgumentException">There is no whole number of rows, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no columns.</exception>
    public static Normalizer Standard(ReadOnlySpan<float> rows, int columns)
    {
        int count = Rows(rows, columns);
        float[] offsets = new float[columns];
        float[] scales = new float[columns];
        for (int column = 0; column < columns; column++)
        {
            double sum = 0;
            for (int i = column; i < rows.Length; i += columns)
            {
                sum += rows[i];
            }

            // Twice over the rows: the mean of squares less the square of the mean loses all digits where the mean is large.
            double mean = sum / count;
            double squares = 0;
            for (int i = column; i < rows.Length; i += columns)
            {
                squares += (rows[i] - mean) * (rows[i] - mean);
            }

            (float least, float most) = Range(rows, column, columns);
            (offsets[column], scales[column]) = Fit((float)mean, Math.Sqrt(squares / count), least, most);
        }

        return new Normalizer(offsets, scales);
    }

    /// <summary>To the range from 0 to 1.</summary>
    /// <param name="training">The training part of the data; its inputs count. Values of other parts may come out below 0 or above 1.</param>
    public static Normalizer MinMax(Dataset training)
    {
        ArgumentNullException.ThrowIfNull(training);
        return MinMax(training.InputValues, training.Inputs);
    }

    /// <summary>To the range from 0 to 1. A column that never varies becomes 0.</summary>
    /// <param name="rows">Whole rows, one after the other: inputs, or the targets of a regression. Finite.</param>
    /// <param name="columns">Values of a row, at least 1.</param>
    /// <exception cref="ArgumentException">There is no whole number of rows, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no columns.</exception>
    public static Normalizer MinMax(ReadOnlySpan<float> rows, int columns)
    {
        Rows(rows, columns);
        float[] offsets = new float[columns];
        float[] scales = new float[columns];
        for (int column = 0; column < columns; column++)
        {
            (float least, float most) = Range(rows, column, columns);
            (offsets[column], scales[column]) = Fit(least, (double)most - least, least, most);
        }

        return new Normalizer(offsets, scales);
    }

    /// <summary>The data with its inputs brought to scale; labels and targets stay. All parts take the normaliser of the training part.</summary>
    /// <param name="data">With as many inputs as there are columns.</param>
    /// <exception cref="ArgumentException">It has another number of inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is so far out that it overflows.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Inputs != Columns)
        {
            throw new ArgumentException(Words.Text($"The data has {Words.Count(data.Inputs, "input")} a row; the normaliser was fitted to {Words.Count(Columns, "column")}."), nameof(data));
        }

        float[] inputs = data.InputValues.ToArray();
        Apply(inputs);
        return data.WithInputs(inputs);
    }

    /// <summary>Brings rows to scale, in place: those of the caller before a prediction. Does not allocate.</summary>
    /// <param name="rows">Whole rows, one after the other.</param>
    /// <exception cref="ArgumentException">There is no whole number of rows; nothing was changed.</exception>
    public void Apply(Span<float> rows)
    {
        Check(rows.Length);
        for (int row = 0; row < rows.Length; row += Columns)
        {
            for (int column = 0; column < Columns; column++)
            {
                rows[row + column] = (float)(((double)rows[row + column] - _offsets[column]) * _scales[column]);
            }
        }
    }

    /// <summary>The way back, in place, but for rounding: from a network's outputs to what its targets were before they were brought to scale. Does not allocate.</summary>
    /// <param name="rows">Whole rows, one after the other.</param>
    /// <exception cref="ArgumentException">There is no whole number of rows; nothing was changed.</exception>
    public void Revert(Span<float> rows)
    {
        Check(rows.Length);
        for (int row = 0; row < rows.Length; row += Columns)
        {
            for (int column = 0; column < Columns; column++)
            {
                rows[row + column] = (float)(((double)rows[row + column] / _scales[column]) + _offsets[column]);
            }
        }
    }

    private void Check(int length)
    {
        if (length % Columns != 0)
        {
            throw new ArgumentException(Words.Text($"rows has {Words.Count(length, "value")}; the normaliser has {Words.Count(Columns, "column")}: pass whole rows."), "rows");
        }
    }

    private static int Rows(ReadOnlySpan<float> rows, int columns)
    {
        if (columns < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(columns), Words.Text($"columns is {columns:N0}: a row has at least 1 value."));
        }

        return !rows.IsEmpty && rows.Length % columns == 0
            ? rows.Length / columns
            : throw new ArgumentException(Words.Text($"rows has {Words.Count(rows.Length, "value")}: pass whole rows of {columns:N0}, and at least one."), nameof(rows));
    }

    /// <summary>An offset with the scale for a spread. One that has no inverse tells nothing: the column becomes 0 rather than a division by 0.</summary>
    private static (float Offset, float Scale) Fit(float offset, double spread, float least, float most)
    {
        float scale = (float)(1 / spread);
        return least < most && float.IsFinite(scale) && scale != 0f ? (offset, scale) : (least, 1f);
    }

    private static (float Least, float Most) Range(ReadOnlySpan<float> rows, int column, int columns)
    {
        float least = rows[column];
        float most = least;
        for (int i = column; i < rows.Length; i += columns)
        {
            least = Math.Min(least, rows[i]);
            most = Math.Max(most, rows[i]);
        }

        return (least, most);
    }
}
