using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>Copies matrices out of a network's memory for a trace.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TraceReader
{
    /// <summary>Copies the first rows of a matrix stored in panels.</summary>
    /// <param name="start">Its first float.</param>
    /// <param name="layout">How it lies there.</param>
    /// <param name="rows">Rows wanted, at most <see cref="PanelLayout.Rows"/>.</param>
    public static float[,] Matrix(ref float start, PanelLayout layout, int rows)
    {
        float[,] matrix = new float[rows, layout.Columns];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < layout.Columns; c++)
            {
                matrix[r, c] = Unsafe.Add(ref start, layout.IndexOf(r, c));
            }
        }

        return matrix;
    }

    /// <summary>Copies a row-major matrix without padding.</summary>
    /// <param name="rowMajor">Its values.</param>
    /// <param name="columns">Values of a row.</param>
    public static float[,] Matrix(ReadOnlySpan<float> rowMajor, int columns)
    {
        float[,] matrix = new float[rowMajor.Length / columns, columns];
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i / columns, i % columns] = rowMajor[i];
        }

        return matrix;
    }

    /// <summary>Copies a weight matrix (inputs × outputs).</summary>
    /// <param name="weights">The view of it.</param>
    public static float[,] Matrix(MatrixView weights) => Matrix(weights.ToArray(), weights.Outputs);
}
