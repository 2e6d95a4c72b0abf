using System;
using System.Linq;

namespace Unrolled.Onnx.Tests.Evaluation;

/// <summary>A value of a graph in double precision: rows × columns. A scalar is 1 × 1, a vector one row.</summary>
internal sealed record Matrix(int Rows, int Columns, double[] Values)
{
    public double this[int row, int column] => Values[(row * Columns) + column];

    public Matrix Map(Func<double, double> function) => new(Rows, Columns, [.. Values.Select(function)]);

    /// <summary>Element by element; what has one row or one column is repeated.</summary>
    public Matrix Zip(Matrix other, Func<double, double, double> function)
    {
        int rows = Size(Rows, other.Rows);
        int columns = Size(Columns, other.Columns);
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = function(Repeated(i / columns, i % columns), other.Repeated(i / columns, i % columns));
        }

        return new Matrix(rows, columns, values);
    }

    private static int Size(int one, int other) => one == other || other == 1 ? one : one == 1 ? other : throw new InvalidOperationException($"{one} and {other} do not go together.");

    private double Repeated(int row, int column) => this[Rows == 1 ? 0 : row, Columns == 1 ? 0 : column];
}
