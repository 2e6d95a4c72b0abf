using System;
using Unrolled.Runtime;

namespace Unrolled;

/// <content>Parts of a dataset and the order of its rows, drawn from counter-based random numbers: functions of the seed alone, the same on every machine.</content>
public sealed partial class Dataset
{
    /// <summary>The layer that orders of rows are drawn for, which no network has, and the step of those that are no pass over them.</summary>
    private const int NoLayer = -1;
    private const long NoStep = -1;

    /// <summary>An order of all rows for one pass over them: the same for the same seed and epoch, whatever was drawn before, so that a training that goes on later meets the rows it would have met.</summary>
    /// <param name="rows">Receives each of the numbers 0 to <see cref="Rows"/> − 1 once.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="epoch">The pass, from 0.</param>
    /// <exception cref="ArgumentException">There is not room for exactly <see cref="Rows"/> numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is below 0.</exception>
    public void Shuffle(Span<int> rows, int seed, long epoch)
    {
        CheckLength(rows.Length, Rows, 1, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        Permutation.Fill(rows, CounterRandom.Key(seed, epoch, NoLayer));
    }

    /// <summary>Chosen rows as a dataset of their own, copied, with the same classes.</summary>
    /// <param name="rows">Which rows, in the order wanted; at least one.</param>
    /// <exception cref="ArgumentException">There are none, or too many for an array.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Dataset Select(ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty || (long)rows.Length * Math.Max(Inputs, Targets) > Array.MaxLength)
        {
            throw new ArgumentException(Words.Text($"rows has {rows.Length:N0}: pass at least 1, and no more than fit into an array."), nameof(rows));
        }

        float[] inputs = new float[rows.Length * Inputs];
        if (HasLabels)
        {
            int[] labels = new int[rows.Length];
            Gather(rows, inputs, labels);
            return new Dataset(inputs, labels, Classes, ClassNames);
        }

        float[] targets = new float[rows.Length * Targets];
        Gather(rows, inputs, targets);
        return new Dataset(inputs, ReferenceEquals(_inputs, _targets) ? inputs : targets, rows.Length);
    }

    /// <summary>Neighbouring rows as a dataset of their own, copied: a part in order of time, for instance.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not all of them are rows of the dataset.</exception>
    public Dataset Slice(int first, int count)
    {
        if (first < 0 || count < 1 || count > Rows - first)
        {
            throw new ArgumentOutOfRangeException(nameof(count), Words.Text($"{count:N0} rows from row {first:N0} on: the dataset has rows 0 to {Rows - 1:N0}, and a part at least 1 of them."));
        }

        return HasLabels
            ? new Dataset(_inputs.AsSpan(first * Inputs, count * Inputs).ToArray(), _labels.AsSpan(first, count).ToArray(), Classes, ClassNames)
            : WithTargets(_inputs.AsSpan(first * Inputs, count * Inputs), _targets.AsSpan(first * Targets, count * Targets), count);
    }

    /// <summary>Two parts that together have every row once, each in the order it had: one to train on, and one, drawn by the seed, to see how well that went. Of each class both have their share, to within a row.</summary>
    /// <param name="fraction">The second part's share of the rows, above 0 and below 1: 0.2 is a fifth. Rounded to whole rows, at least 1 in each part.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is no such number.</exception>
    /// <exception cref="InvalidOperationException">There is one row only.</exception>
    public (Dataset Training, Dataset Validation) Split(double fraction, int seed = 0)
    {
        if (!(fraction > 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), Words.Text($"fraction is {fraction:R}: pass the second part's share, above 0 and below 1."));
        }

        if (Rows < 2)
        {
            throw new InvalidOperationException("The dataset has 1 row, which cannot be split in two parts.");
        }

        int[] order = new int[Rows];
        Permutation.Fill(order, CounterRandom.Key(seed, NoStep, NoLayer));
        int[] byClass = HasLabels ? GroupByClass(order) : order;
        int held = Math.Clamp((int)Math.Round(Rows * fraction, MidpointRounding.AwayFromZero), 1, Rows - 1);
        bool[] isHeld = new bool[Rows];
        for (int i = 0; i < Rows; i++)
        {
            // Evenly spread over rows that lie class by class, so that each class gets its share.
            isHeld[byClass[i]] = (i + 1L) * held / Rows > (long)i * held / Rows;
        }

        int[] training = new int[Rows - held];
        int[] validation = new int[held];
        int kept = 0;
        int taken = 0;
        for (int row = 0; row < Rows; row++)
        {
            if (isHeld[row])
            {
                validation[taken++] = row;
            }
            else
            {
                training[kept++] = row;
            }
        }

        return (Select(training), Select(validation));
    }

    /// <summary>The rows class by class, each class in the order given.</summary>
    private int[] GroupByClass(int[] order)
    {
        int[] labels = Array.ConvertAll(order, row => _labels[row]);
        long[] keys = new long[order.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ((long)labels[i] << 32) | (uint)i;
        }

        Array.Sort(keys, order);
        return order;
    }
}
