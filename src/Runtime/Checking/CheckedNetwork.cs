using System;

namespace Unrolled.Runtime;

/// <summary>A network's loss in double precision as a function of one parameter, the others as they are.</summary>
/// <remarks>Keeps every z of every row, so that a changed parameter costs the layers above it alone.</remarks>
internal sealed class CheckedNetwork
{
    private readonly CheckedLayer[] _layers;
    private readonly Func<double[], int, double> _loss;
    private readonly int _rows;
    private readonly double[][][] _inputs;
    private readonly double[][][] _logits;
    private readonly double[] _losses;
    private readonly double[][] _z;
    private readonly double[][] _a;

    /// <param name="inputs">Rows × inputs.</param>
    /// <param name="layers">The layers, first to last.</param>
    /// <param name="loss">The loss of a row's outputs, weighted and divided as in J.</param>
    public CheckedNetwork(double[,] inputs, CheckedLayer[] layers, Func<double[], int, double> loss)
    {
        _layers = layers;
        _loss = loss;
        _rows = inputs.GetLength(0);
        _inputs = [.. Array.ConvertAll(layers, _ => new double[_rows][])];
        _logits = [.. Array.ConvertAll(layers, _ => new double[_rows][])];
        _z = Array.ConvertAll(layers, layer => new double[layer.Outputs]);
        _a = Array.ConvertAll(layers, layer => new double[layer.Outputs]);
        _losses = new double[_rows];
        for (int r = 0; r < _rows; r++)
        {
            Run(inputs, r);
            Loss += _losses[r];
        }
    }

    /// <summary>J.</summary>
    public double Loss { get; }

    /// <summary>J with one parameter changed by h and by −h, less J each, and the sum over the rows of how far the two slopes are apart.</summary>
    /// <param name="layer">Its layer.</param>
    /// <param name="input">Its input; −1 for the bias.</param>
    /// <param name="output">Its output.</param>
    /// <param name="h">The change.</param>
    public (double Slope, double Bend) Differences(int layer, int input, int output, double h)
    {
        (double slope, double bend) = (0, 0);
        for (int r = 0; r < _rows; r++)
        {
            double change = input < 0 ? h : h * _inputs[layer][r][input];
            double above = LossWith(layer, r, output, change) - _losses[r];
            double below = LossWith(layer, r, output, -change) - _losses[r];
            slope += above - below;
            bend += Math.Abs(above + below);
        }

        return (slope / (2 * h), bend / h);
    }

    private void Run(double[,] inputs, int row)
    {
        double[] a = new double[_layers[0].Inputs];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = inputs[row, i];
        }

        for (int l = 0; l < _layers.Length; l++)
        {
            double[] x = _inputs[l][row] = new double[a.Length];
            double[] z = _logits[l][row] = new double[_layers[l].Outputs];
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = a[i] * _layers[l].Mask(row, i);
            }

            _layers[l].Affine(x, z);
            a = _a[l];
            _layers[l].Activate(z, a);
        }

        _losses[row] = _loss(a, row);
    }

    /// <summary>The loss of a row in which one z has changed.</summary>
    private double LossWith(int layer, int row, int output, double change)
    {
        if (change == 0)
        {
            return _losses[row];
        }

        double[] z = _logits[layer][row];
        if (layer + 1 < _layers.Length)
        {
            // One unit changes: what it adds to the layer above is one row of weights.
            double moved = _layers[layer].Activate(z[output] + change) - _layers[layer].Activate(z[output]);
            layer++;
            _logits[layer][row].CopyTo(_z[layer], 0);
            _layers[layer].AddInput(output, moved * _layers[layer].Mask(row, output), _z[layer]);
        }
        else
        {
            z.CopyTo(_z[layer], 0);
            _z[layer][output] += change;
        }

        _layers[layer].Activate(_z[layer], _a[layer]);
        for (int l = layer + 1; l < _layers.Length; l++)
        {
            for (int i = 0; i < _a[l - 1].Length; i++)
            {
                _a[l - 1][i] *= _layers[l].Mask(row, i);
            }

            _layers[l].Affine(_a[l - 1], _z[l]);
            _layers[l].Activate(_z[l], _a[l]);
        }

        return _loss(_a[^1], row);
    }
}
