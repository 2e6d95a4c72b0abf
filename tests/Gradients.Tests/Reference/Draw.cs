using System;
using System.Linq;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>Seeded random values, each exactly a float, so that network and reference start from the same numbers.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    public double Uniform(double low, double high) => (float)(low + ((high - low) * _random.NextDouble()));

    public int Label(int classes) => _random.Next(classes);

    public Matrix Matrix(int rows, int columns, double low = -1, double high = 1) => Reference.Matrix.Of(rows, columns, (_, _) => Uniform(low, high));

    public int[] Labels(int rows, int classes) => [.. Enumerable.Range(0, rows).Select(_ => Label(classes))];

    /// <summary>Each element 1 with the chance given, else 0; no row is all zero.</summary>
    public Matrix Mask(int rows, int columns, double keep)
    {
        Matrix mask = Reference.Matrix.Of(rows, columns, (_, _) => _random.NextDouble() < keep ? 1 : 0);
        for (int r = 0; r < rows; r++)
        {
            mask[r, _random.Next(columns)] = 1;
        }

        return mask;
    }

    /// <summary>Rows of targets that sum to 1, up to the rounding of floats.</summary>
    public Matrix Distributions(int rows, int columns)
    {
        Matrix raw = Matrix(rows, columns, 0.1, 1);
        return Reference.Matrix.Of(rows, columns, (r, c) => (float)(raw[r, c] / raw.Row(r).Sum));
    }

    /// <summary>Fills a network: weights such that z stays around 1 in magnitude at any width, biases of either sign.</summary>
    public void Parameters(ReferenceNetwork network)
    {
        for (int k = 0; k < network.Weights.Length; k++)
        {
            double limit = Math.Sqrt(4.0 / network.Weights[k].Rows);
            Fill(network.Weights[k], limit);
            if (network.Biases[k] is { } bias)
            {
                Fill(bias, 0.5);
            }
        }
    }

    /// <summary>Inputs such that no z of a unit with a kink is nearer to 0 than the margin; rows that are nearer are drawn again.</summary>
    public Matrix Inputs(ReferenceNetwork network, int rows, double margin, Matrix?[]? masks = null)
    {
        Matrix inputs = Matrix(rows, network.Spec.Inputs);
        for (int attempt = 0; attempt < 10_000; attempt++)
        {
            bool[] near = NearKink(network, inputs, margin, masks);
            if (!near.Contains(true))
            {
                return inputs;
            }

            Redraw(inputs, near);
        }

        throw new InvalidOperationException("No inputs found that stay away from the kinks.");
    }

    /// <summary>Draws the marked rows again.</summary>
    public void Redraw(Matrix inputs, bool[] rows)
    {
        for (int r = 0; r < inputs.Rows; r++)
        {
            for (int c = 0; rows[r] && c < inputs.Columns; c++)
            {
                inputs[r, c] = Uniform(-1, 1);
            }
        }
    }

    /// <summary>
    /// For each row, whether some |z| at a kink is under the margin. Behind units that are all dead z is exactly 0 whatever the weights, which is
    /// no danger: both sides take the same branch. An absolute error has its kink where the output is the target.
    /// </summary>
    public static bool[] NearKink(ReferenceNetwork network, Matrix inputs, double margin, Matrix?[]? masks, Matrix? targets = null)
    {
        ForwardPass pass = network.Forward(inputs, masks);
        return [.. Enumerable.Range(0, inputs.Rows).Select(r => IsInside(r) || IsOnTarget(r))];

        bool IsInside(int r) => Enumerable.Range(0, pass.Z.Length).Any(k =>
            Activations.HasKink(network.Spec.Layers[k])
            && Enumerable.Range(0, pass.Z[k].Columns).Any(c => pass.Z[k][r, c] != 0 && Math.Abs(pass.Z[k][r, c]) < margin));

        bool IsOnTarget(int r) => targets is not null
            && network.Spec.Loss == LossKind.AbsoluteError
            && Enumerable.Range(0, targets.Columns).Any(c => Math.Abs(pass.Outputs[r, c] - targets[r, c]) < margin);
    }

    private void Fill(Matrix matrix, double limit)
    {
        for (int r = 0; r < matrix.Rows; r++)
        {
            for (int c = 0; c < matrix.Columns; c++)
            {
                matrix[r, c] = Uniform(-limit, limit);
            }
        }
    }
}
