using System;
using System.ComponentModel;
using System.Globalization;

namespace Unrolled;

/// <summary>How a matrix lies in memory: in vertical panels, one after the other, each row-major.</summary>
/// <remarks>
/// The first panels are <see cref="Wide"/> columns wide, the others <see cref="Narrow"/>; the last may hang over the matrix, and what hangs over is
/// zero padding. The panel that starts at column s and is w wide starts at float s·rows, so element (r, c) is at s·rows + r·w + (c − s).
/// Kernels stream a panel from end to end, where rows of the whole matrix, at power-of-two widths, would fight for the same cache sets.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PanelLayout
{
    private const int Granule = 16;

    /// <summary>States a layout.</summary>
    /// <param name="rows">Rows of the matrix, at least 1.</param>
    /// <param name="columns">Columns of the matrix, at least 1.</param>
    /// <param name="wide">Columns of a wide panel, a multiple of 16.</param>
    /// <param name="wideCount">How many wide panels there are.</param>
    /// <param name="narrow">Columns of each panel after those, a multiple of 16; 0 if there are none.</param>
    /// <exception cref="ArgumentException">The panels do not cover the columns, or are not whole multiples of 16 wide.</exception>
    public PanelLayout(int rows, int columns, int wide, int wideCount, int narrow)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(wideCount);
        int rest = columns - (wide * wideCount);
        if (wide % Granule != 0 || narrow % Granule != 0 || wide < 0 || narrow < 0 || (rest > 0 && narrow == 0))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{wideCount:N0} panels of {wide:N0} and more of {narrow:N0} columns do not make up {columns:N0} columns."));
        }

        Rows = rows;
        Columns = columns;
        Wide = wide;
        WideCount = wideCount;
        Narrow = narrow;
        PaddedColumns = (wide * wideCount) + (rest > 0 ? (rest + narrow - 1) / narrow * narrow : 0);
    }

    /// <summary>Rows of the matrix.</summary>
    public int Rows { get; }

    /// <summary>Columns of the matrix, without padding.</summary>
    public int Columns { get; }

    /// <summary>Columns of each of the first <see cref="WideCount"/> panels.</summary>
    public int Wide { get; }

    /// <summary>How many panels are <see cref="Wide"/>.</summary>
    public int WideCount { get; }

    /// <summary>Columns of each panel after the wide ones.</summary>
    public int Narrow { get; }

    /// <summary>Columns of all panels together.</summary>
    public int PaddedColumns { get; }

    /// <summary>Floats in all: rows × padded columns.</summary>
    public int Length => Rows * PaddedColumns;

    /// <summary>The float index of an element.</summary>
    /// <param name="row">0 to <see cref="Rows"/> − 1.</param>
    /// <param name="column">0 to <see cref="Columns"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public int IndexOf(int row, int column)
    {
        if ((uint)row >= (uint)Rows || (uint)column >= (uint)Columns)
        {
            throw new ArgumentOutOfRangeException(
                (uint)row >= (uint)Rows ? nameof(row) : nameof(column),
                string.Create(CultureInfo.InvariantCulture, $"There is no element ({row:N0}, {column:N0}) in {Rows:N0} rows × {Columns:N0} columns."));
        }

        int allWide = Wide * WideCount;
        int width = column < allWide ? Wide : Narrow;
        int start = column < allWide ? column / width * width : allWide + ((column - allWide) / width * width);
        return (start * Rows) + (row * width) + (column - start);
    }
}
