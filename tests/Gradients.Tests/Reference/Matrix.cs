using System;
using System.Linq;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>A matrix of doubles in plain loops, so that a formula in a test reads as it does on paper.</summary>
internal sealed class Matrix(int rows, int columns)
{
    private readonly double[] _values = new double[rows * columns];

    public int Rows => rows;

    public int Columns => columns;

    public double this[int row, int column]
    {
        get => _values[(row * columns) + column];
        set => _values[(row * columns) + column] = value;
    }

    /// <summary>The transpose.</summary>
    public Matrix T => Of(columns, rows, (r, c) => this[c, r]);

    /// <summary>Σᵢ row i, as one row.</summary>
    public Matrix SumOfRows
    {
        get
        {
            Matrix sum = new(1, columns);
            for (int r = 0; r < rows; r++)
            {
                for (int c = 0; c < columns; c++)
                {
                    sum[0, c] += this[r, c];
                }
            }

            return sum;
        }
    }

    public double Sum
    {
        get
        {
            double sum = 0;
            foreach (double value in _values)
            {
                sum += value;
            }

            return sum;
        }
    }

    /// <summary>max |element|; NaN if an element is.</summary>
    public double Largest
    {
        get
        {
            double largest = 0;
            foreach (double value in _values)
            {
                largest = Math.Max(largest, Math.Abs(value));
            }

            return largest;
        }
    }

    public double Smallest => _values.Min();

    public static Matrix Of(int rows, int columns, Func<int, int, double> element)
    {
        Matrix result = new(rows, columns);
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                result[r, c] = element(r, c);
            }
        }

        return result;
    }

    /// <summary>A matrix from row-major floats.</summary>
    public static Matrix Of(int rows, int columns, ReadOnlySpan<float> values)
    {
        Matrix result = new(rows, columns);
        for (int i = 0; i < result._values.Length; i++)
        {
            result._values[i] = values[i];
        }

        return result;
    }

    public static Matrix Of(float[,] values) => Of(values.GetLength(0), values.GetLength(1), (r, c) => values[r, c]);

    /// <summary>The one-hot rows of labels: Δ.</summary>
    public static Matrix OneHot(ReadOnlySpan<int> labels, int classes)
    {
        Matrix result = new(labels.Length, classes);
        for (int r = 0; r < labels.Length; r++)
        {
            result[r, labels[r]] = 1;
        }

        return result;
    }

    public static Matrix operator +(Matrix a, Matrix b) => Combine(a, b, static (x, y) => x + y);

    public static Matrix operator -(Matrix a, Matrix b) => Combine(a, b, static (x, y) => x - y);

    public static Matrix operator *(double factor, Matrix a) => a.Map(x => factor * x);

    public static Matrix operator /(Matrix a, double divisor) => a.Map(x => x / divisor);

    public static Matrix operator -(Matrix a) => a.Map(static x => -x);

    /// <summary>The matrix product.</summary>
    public static Matrix operator *(Matrix a, Matrix b)
    {
        if (a.Columns != b.Rows)
        {
            throw new ArgumentException($"{a.Rows}×{a.Columns} cannot multiply {b.Rows}×{b.Columns}.");
        }

        Matrix product = new(a.Rows, b.Columns);
        for (int r = 0; r < a.Rows; r++)
        {
            for (int k = 0; k < a.Columns; k++)
            {
                double factor = a[r, k];
                for (int c = 0; c < b.Columns; c++)
                {
                    product[r, c] += factor * b[k, c];
                }
            }
        }

        return product;
    }

    /// <summary>The Hadamard product ⊙.</summary>
    public Matrix Times(Matrix other) => Combine(this, other, static (x, y) => x * y);

    /// <summary>Each row plus the one row <paramref name="bias"/>.</summary>
    public Matrix PlusRow(Matrix bias) => Of(rows, columns, (r, c) => this[r, c] + bias[0, c]);

    /// <summary>Each row times its own factor.</summary>
    public Matrix ScaleRows(ReadOnlySpan<double> factors)
    {
        Matrix result = new(rows, columns);
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                result[r, c] = factors[r] * this[r, c];
            }
        }

        return result;
    }

    public Matrix Map(Func<double, double> function) => Of(rows, columns, (r, c) => function(this[r, c]));

    public Matrix Row(int row) => Of(1, columns, (_, c) => this[row, c]);

    public Matrix FirstRows(int count) => Of(count, columns, (r, c) => this[r, c]);

    public Matrix Copy() => Map(static x => x);

    /// <summary>The elements row by row, rounded to float.</summary>
    public float[] ToFloats() => Array.ConvertAll(_values, static x => (float)x);

    private static Matrix Combine(Matrix a, Matrix b, Func<double, double, double> function)
    {
        return a.Rows == b.Rows && a.Columns == b.Columns
            ? Of(a.Rows, a.Columns, (r, c) => function(a[r, c], b[r, c]))
            : throw new ArgumentException($"{a.Rows}×{a.Columns} does not match {b.Rows}×{b.Columns}.");
    }
}
