using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Runtime;

/// <summary>The checks of generated methods: what the compiler cannot know. Each is a comparison or two; the messages are made elsewhere.</summary>
/// <remarks>Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Guard
{
    /// <summary>The HResult of exceptions that a value is NaN or infinite, which tells them from others of their type: that of arithmetic.</summary>
    internal const int NotFinite = unchecked((int)0x80070216);

    /// <summary>Checks that the caller's memory is enough for a network.</summary>
    /// <param name="actual">Bytes there are.</param>
    /// <param name="needed">Bytes the network takes.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="network">The network's name.</param>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static void Memory(long actual, long needed, string argument, string network)
    {
        if (actual < needed)
        {
            ThrowMemory(actual, needed, argument, network);
        }
    }

    /// <summary>Counts rows.</summary>
    /// <param name="length">Values passed.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="network">The network's name.</param>
    /// <returns>The number of rows, 0 included.</returns>
    /// <exception cref="ArgumentException">The rows are not whole.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(int length, int width, string argument, string network)
    {
        int rows = length / width;
        if (rows * width != length)
        {
            ThrowRows(length, width, argument, network);
        }

        return rows;
    }

    /// <summary>Counts the rows of a training step.</summary>
    /// <param name="length">Values passed.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="batch">Most rows allowed.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="network">The network's name.</param>
    /// <returns>The number of rows, 1 to <paramref name="batch"/>.</returns>
    /// <exception cref="ArgumentException">There are none, or they are not whole.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are more than <paramref name="batch"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TrainingRows(int length, int width, int batch, string argument, string network)
    {
        int rows = Rows(length, width, argument, network);
        if ((uint)(rows - 1) >= (uint)batch)
        {
            ThrowTrainingRows(rows, width, batch, argument, network);
        }

        return rows;
    }

    /// <summary>Checks a length that follows from the rows.</summary>
    /// <param name="actual">Values passed.</param>
    /// <param name="rows">Rows of the call.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="network">The network's name.</param>
    /// <exception cref="ArgumentException">The length is not rows × width.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(int actual, int rows, int width, string argument, string network)
    {
        if (actual != (long)rows * width)
        {
            ThrowLength(actual, rows, width, argument, network);
        }
    }

    /// <summary>Checks that there is a label for each row.</summary>
    /// <param name="actual">The labels' number.</param>
    /// <param name="rows">Rows of the call.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="network">The network's name.</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LabelCount(int actual, int rows, int classes, string network)
    {
        if (actual != rows)
        {
            ThrowLabelCount(actual, rows, classes, network);
        }
    }

    /// <summary>Checks the label of one of several rows.</summary>
    /// <param name="row">The row.</param>
    /// <param name="label">Its label.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="network">The network's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The label is not in 0 … classes − 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Label(int row, int label, int classes, string network)
    {
        if ((uint)label >= (uint)classes)
        {
            ThrowLabel(row, label, classes, network);
        }
    }

    /// <summary>Checks the label of the only row.</summary>
    /// <param name="label">The label.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="network">The network's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not in 0 … classes − 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Label(int label, int classes, string network)
    {
        if ((uint)label >= (uint)classes)
        {
            ThrowLabel("label", "label", label, classes, network);
        }
    }

    /// <summary>Checks row weights: one per row, each finite and not negative.</summary>
    /// <param name="rowWeights">The weights.</param>
    /// <param name="rows">Rows of the call.</param>
    /// <param name="network">The network's name.</param>
    /// <exception cref="ArgumentException">There are not as many as rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is negative, infinite or NaN.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RowWeights(ReadOnlySpan<float> rowWeights, int rows, string network)
    {
        if (rowWeights.Length != rows)
        {
            ThrowCount(rowWeights.Length, rows, "rowWeights", network);
        }

        for (int i = 0; i < rowWeights.Length; i++)
        {
            if (!(rowWeights[i] >= 0f && rowWeights[i] <= float.MaxValue))
            {
                ThrowRowWeight(i, rowWeights[i], network);
            }
        }
    }

    /// <summary>Checks that what is written does not lie in what is read.</summary>
    /// <param name="a">One span.</param>
    /// <param name="b">The other.</param>
    /// <param name="nameA">The argument's name of <paramref name="a"/>.</param>
    /// <param name="nameB">The argument's name of <paramref name="b"/>.</param>
    /// <param name="network">The network's name.</param>
    /// <exception cref="ArgumentException">They share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap(ReadOnlySpan<float> a, ReadOnlySpan<float> b, string nameA, string nameB, string network)
    {
        // As unsigned numbers, a distance below a's length or above minus b's length is an overlap.
        nint distance = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(a), ref MemoryMarshal.GetReference(b));
        if (((nuint)distance < (nuint)a.Length * sizeof(float) && b.Length > 0) || ((nuint)(-distance) < (nuint)b.Length * sizeof(float) && a.Length > 0))
        {
            ThrowOverlap(nameA, nameB, network);
        }
    }

    /// <summary>Checks a loss before anything is updated by it.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="inputs">What it came from, for the message.</param>
    /// <param name="width">Inputs per row.</param>
    /// <param name="argument">Their argument's name.</param>
    /// <param name="step">Updates made so far.</param>
    /// <param name="network">The network's name.</param>
    /// <exception cref="NonFiniteLossException">It is NaN or infinite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FiniteLoss(double loss, ReadOnlySpan<float> inputs, int width, string argument, long step, string network)
    {
        if (!double.IsFinite(loss))
        {
            ThrowLoss(loss, inputs, width, argument, step, network);
        }
    }

    /// <summary>Checks a fraction.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not in [0, 1].</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fraction(float value, string name)
    {
        if (!(value >= 0f && value <= 1f))
        {
            ThrowFraction(value, name);
        }
    }

    /// <summary>Checks the number of threads given to MaxDegreeOfParallelism.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public static void Threads(int value)
    {
        if (value < 1)
        {
            ThrowThreads(value);
        }
    }

    /// <summary>Checks that gradients belong to the network as it is: not applied by a training step without being stored, not of another start.</summary>
    /// <param name="stale">Whether they do not.</param>
    /// <param name="network">The network's name.</param>
    /// <exception cref="InvalidOperationException">They are stale.</exception>
    public static void FreshGradients(bool stale, string network)
    {
        if (stale)
        {
            throw new InvalidOperationException(
                $"{network}.Gradients are stale: TrainStep applies gradients without storing them, and a network that was made, initialised or copied has none yet. Call ComputeGradients first.");
        }
    }
}
