using System;
using System.ComponentModel;
using System.Globalization;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>The factors r by which a dropout layer multiplies: one per row and unit, filled by the caller.</summary>
/// <remarks>Used as given: training and gradients read it, <c>Predict</c> does not. Not synchronised: do not write during a training step.</remarks>
public readonly struct MaskView
{
    private readonly AlignedBlock? _block;
    private readonly int _offset;

    /// <summary>Makes a view of a row-major matrix whose rows are padded to 16 floats.</summary>
    /// <param name="block">The memory of the network.</param>
    /// <param name="offset">The first float of the mask in it.</param>
    /// <param name="rows">Rows: the batch.</param>
    /// <param name="units">Units of the layer.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MaskView(AlignedBlock block, int offset, int rows, int units)
    {
        _block = block;
        _offset = offset;
        Rows = rows;
        Units = units;
    }

    /// <summary>Rows: the batch.</summary>
    public int Rows { get; }

    /// <summary>Units of the layer.</summary>
    public int Units { get; }

    private int Stride => (Units + 15) & ~15;

    private Span<float> Region => (_block ?? throw Unbound.Error()).Span(_offset, Rows * Stride);

    /// <summary>The factor of one unit in one row: 0 drops it, 1 keeps it.</summary>
    /// <param name="row">0 to <see cref="Rows"/> − 1.</param>
    /// <param name="unit">0 to <see cref="Units"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or unit.</exception>
    /// <remarks>Returned by reference, so that it can be assigned through a view that is not a variable.</remarks>
    public ref float this[int row, int unit] => ref Region[IndexOf(row, unit)];

    /// <summary>Sets every factor.</summary>
    /// <param name="value">The factor: 1 switches the layer off.</param>
    public void Fill(float value)
    {
        for (int row = 0; row < Rows; row++)
        {
            Region.Slice(row * Stride, Units).Fill(value);
        }
    }

    private int IndexOf(int row, int unit)
    {
        if ((uint)row >= (uint)Rows || (uint)unit >= (uint)Units)
        {
            throw new ArgumentOutOfRangeException(
                (uint)row >= (uint)Rows ? nameof(row) : nameof(unit),
                string.Create(CultureInfo.InvariantCulture, $"The mask has {Rows:N0} rows × {Units:N0} units; there is no [{row:N0}, {unit:N0}]."));
        }

        return (row * Stride) + unit;
    }
}
