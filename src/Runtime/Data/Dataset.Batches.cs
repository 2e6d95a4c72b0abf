using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Unrolled;

/// <content>Batches: chosen rows, copied side by side for a training step. Nothing here allocates.</content>
public sealed partial class Dataset
{
    /// <summary>Copies rows with their labels.</summary>
    /// <param name="rows">Which rows, in the order wanted; each may come more than once.</param>
    /// <param name="inputs">Receives rows × <see cref="Inputs"/> values, exactly.</param>
    /// <param name="labels">Receives a label for each, exactly.</param>
    /// <exception cref="InvalidOperationException">Rows have targets, not labels.</exception>
    /// <exception cref="ArgumentException">A length does not fit; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row; what was written is of no use.</exception>
    public void Gather(ReadOnlySpan<int> rows, Span<float> inputs, Span<int> labels)
    {
        if (!HasLabels)
        {
            throw new InvalidOperationException(Words.Text($"The rows have {Words.Count(Targets, "target")} each and no labels: gather targets."));
        }

        CheckLength(inputs.Length, rows.Length, Inputs, nameof(inputs));
        CheckLength(labels.Length, rows.Length, 1, nameof(labels));
        GatherInputs(rows, inputs);
        for (int i = 0; i < rows.Length; i++)
        {
            labels[i] = _labels[rows[i]];
        }
    }

    /// <summary>Copies rows with their targets; labels become one-hot rows of <see cref="Classes"/> targets, 1 for the class and 0 for the others.</summary>
    /// <param name="rows">Which rows, in the order wanted; each may come more than once.</param>
    /// <param name="inputs">Receives rows × <see cref="Inputs"/> values, exactly.</param>
    /// <param name="targets">Receives rows × <see cref="Targets"/> or <see cref="Classes"/> values, exactly.</param>
    /// <exception cref="ArgumentException">A length does not fit; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row; what was written is of no use.</exception>
    public void Gather(ReadOnlySpan<int> rows, Span<float> inputs, Span<float> targets)
    {
        int width = HasLabels ? Classes : Targets;
        CheckLength(inputs.Length, rows.Length, Inputs, nameof(inputs));
        CheckLength(targets.Length, rows.Length, width, nameof(targets));
        GatherInputs(rows, inputs);
        if (HasLabels)
        {
            targets.Clear();
        }

        for (int i = 0; i < rows.Length; i++)
        {
            Span<float> row = targets.Slice(i * width, width);
            if (HasLabels)
            {
                row[_labels[rows[i]]] = 1f;
            }
            else
            {
                _targets.AsSpan(rows[i] * width, width).CopyTo(row);
            }
        }
    }

    private void GatherInputs(ReadOnlySpan<int> rows, Span<float> inputs)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if ((uint)rows[i] >= (uint)Rows)
            {
                ThrowRow(i, rows[i]);
            }

            _inputs.AsSpan(rows[i] * Inputs, Inputs).CopyTo(inputs[(i * Inputs)..]);
        }
    }

    private static void CheckLength(int length, int rows, int width, string name)
    {
        if (length != (long)rows * width)
        {
            ThrowLength(length, rows, width, name);
        }
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowRow(int index, int row) =>
        throw new ArgumentOutOfRangeException("rows", Words.Text($"rows[{index:N0}] is {row:N0}: the dataset has rows 0 to {Rows - 1:N0}."));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLength(int length, int rows, int width, string name) => throw new ArgumentException(
        Words.Text($"{name} has room for {Words.Count(length, "value")}; {Words.Count(rows, "row")} of {width:N0} take {(long)rows * width:N0}: pass exactly that."), name);
}
