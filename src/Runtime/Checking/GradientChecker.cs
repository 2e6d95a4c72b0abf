using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>Checks a network's gradients: emitted code states layers, loss and penalty in double precision, and this compares.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GradientChecker
{
    /// <summary>Small enough that the error of a central difference, h²f‴/6, is far below rounding in single precision; large enough that rounding in double, 1e-16/h, is too.</summary>
    private const double Step = 1e-5;

    /// <summary>For parameters that have a kink within <see cref="Step"/>. Nearer than this the network, in single precision, may be on its other side.</summary>
    private const double ShortStep = 1e-6;

    /// <summary>How far the slopes on both sides may be apart, relative to the tensor's largest gradient, before the reason is looked for.</summary>
    private const double Bend = 1e-4;

    private readonly AlignedBlock _block;
    private readonly NetworkDescription _description;
    private readonly double[,] _inputs;
    private readonly double[,] _targets;
    private readonly double[] _scales;
    private readonly string[] _names;
    private readonly List<CheckedLayer> _layers = [];
    private double[,]? _masks;
    private Func<double[], int, double> _loss = static (_, _) => throw new InvalidOperationException("No loss was stated.");
    private Func<double, double> _penalty = static _ => 0;

    /// <summary>Starts a check.</summary>
    /// <param name="block">The network's block, buffers as the forward pass left them.</param>
    /// <param name="description">Its layers and tensors.</param>
    /// <param name="inputs">The inputs, row-major.</param>
    /// <param name="targets">The targets as the loss reads them: rows padded to 16 floats.</param>
    /// <param name="scales">What multiplies each row's loss in J.</param>
    public GradientChecker(AlignedBlock block, NetworkDescription description, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> scales)
    {
        _block = block;
        _description = description;
        _names = [.. description.Layers.Where(static layer => layer.Kind == "Dense").Select(static layer => layer.Name)];
        _inputs = Matrix(inputs, scales.Length, description.Inputs, description.Inputs);
        _targets = Matrix(targets, scales.Length, description.Outputs, Padded(description.Outputs));
        _scales = new double[scales.Length];
        for (int row = 0; row < scales.Length; row++)
        {
            _scales[row] = scales[row];
        }
    }

    private int Rows => _inputs.GetLength(0);

    /// <summary>Adds a dropout layer before the next dense layer.</summary>
    /// <param name="mask">Where its factors lie, row by row.</param>
    /// <param name="units">Its units.</param>
    public void Dropout(int mask, int units)
    {
        double[,]? before = _masks;
        _masks = Matrix(_block.Span(mask, Rows * Padded(units)), Rows, units, Padded(units));
        for (int i = 0; i < before?.Length; i++)
        {
            _masks[i / units, i % units] *= before[i / units, i % units];
        }
    }

    /// <summary>Adds the next dense layer.</summary>
    /// <param name="activation">φ; null for softmax. Identity where the loss takes logits.</param>
    public void Dense(Func<double, double>? activation)
    {
        string name = _names[_layers.Count];
        TensorDescription weights = _description.Tensors.First(tensor => tensor.Name == name + ".Weights");
        TensorDescription? bias = _description.Tensors.FirstOrDefault(tensor => tensor.Name == name + ".Bias");
        double[,] w = new double[weights.Inputs, weights.Outputs];
        for (int i = 0; i < w.Length; i++)
        {
            w[i / weights.Outputs, i % weights.Outputs] = Parameter(weights, i / weights.Outputs, i % weights.Outputs);
        }

        double[] b = new double[weights.Outputs];
        for (int o = 0; o < b.Length && bias is not null; o++)
        {
            b[o] = Parameter(bias, 0, o);
        }

        _layers.Add(new CheckedLayer(w, b, _masks, activation));
        _masks = null;
    }

    /// <summary>States a loss that is a sum over the outputs.</summary>
    /// <param name="divisor">What the sum is divided by.</param>
    /// <param name="term">The loss of an output and its target.</param>
    public void Loss(int divisor, Func<double, double, double> term) => _loss = (y, row) =>
    {
        double sum = 0;
        for (int o = 0; o < y.Length; o++)
        {
            sum += term(y[o], _targets[row, o]);
        }

        return _scales[row] * sum / divisor;
    };

    /// <summary>States the cross-entropy of a softmax of the logits: Σ t·(log Σ exp z − z).</summary>
    public void SoftmaxCrossEntropy() => _loss = (z, row) =>
    {
        double most = z.Max();
        double logarithm = most + Math.Log(z.Sum(one => Math.Exp(one - most)));
        double sum = 0;
        for (int o = 0; o < z.Length; o++)
        {
            sum += _targets[row, o] * (logarithm - z[o]);
        }

        return _scales[row] * sum;
    };

    /// <summary>States the penalty of a weight.</summary>
    /// <param name="penalty">Its formula.</param>
    public void Penalty(Func<double, double> penalty) => _penalty = penalty;

    /// <summary>Compares.</summary>
    /// <param name="gradients">The region of gradients.</param>
    /// <param name="loss">J as the network computed it.</param>
    /// <param name="mostPerTensor">Parameters compared of each tensor, at most, spread evenly; 1 or more.</param>
    public GradientCheck Run(ReadOnlySpan<float> gradients, float loss, int mostPerTensor)
    {
        CheckedNetwork network = new(_inputs, [.. _layers], _loss);
        List<ParameterCheck> worst = [];
        (int compared, int skipped) = (0, 0);
        foreach (TensorDescription tensor in _description.Tensors.Where(static tensor => !tensor.IsFrozen))
        {
            int count = Math.Min(mostPerTensor, tensor.Count);
            Gradient[] all = new Gradient[count];
            for (int n = 0; n < count; n++)
            {
                int place = Place(n, count, tensor.Count);
                (int input, int output) = (place / tensor.Outputs, place % tensor.Outputs);
                all[n] = new(input, output, gradients[tensor.IndexOf(input, output)], Differences(network, tensor, input, output, Step));
            }

            double largest = all.Max(one => Math.Max(Math.Abs(one.Numeric.Slope), Math.Abs((double)one.Analytic)));
            for (int n = 0; n < count; n++)
            {
                all[n] = WithoutKink(network, tensor, all[n], Bend * largest);
            }

            Gradient[] smooth = [.. all.Where(one => !one.IsAtKink)];
            (compared, skipped) = (compared + smooth.Length, skipped + count - smooth.Length);
            if (smooth.Length > 0)
            {
                double scale = smooth.Max(one => Math.Abs(one.Numeric.Slope));
                worst.Add(smooth.Select(one => Compare(tensor, one, scale)).MaxBy(one => one.Error)!);
            }
        }

        return new GradientCheck(_description.Name, Rows, loss, network.Loss, [.. worst], compared, skipped);
    }

    /// <summary>The nth of some places among all, one in each of as many equal parts; where in its part moves by the golden ratio, since equal distances could stay in one column of a matrix.</summary>
    internal static int Place(int n, int count, int all)
    {
        const double GoldenRatio = 0.6180339887498949;
        int start = (int)((long)n * all / count);
        int end = (int)((n + 1L) * all / count);
        return start + (int)(n * GoldenRatio % 1 * (end - start));
    }

    private static ParameterCheck Compare(TensorDescription tensor, Gradient one, double scale)
    {
        double error = Math.Abs(one.Analytic - one.Numeric.Slope);
        error = error == 0 ? 0 : error / scale;
        string place = tensor.Name.EndsWith(".Bias", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"[{one.Output}]")
            : string.Create(CultureInfo.InvariantCulture, $"[{one.Input}, {one.Output}]");
        return new ParameterCheck(tensor.Name, place, one.Analytic, one.Numeric.Slope, double.IsNaN(error) ? double.PositiveInfinity : error);
    }

    /// <summary>Takes a shorter step where slopes differ; where they still do, and no less than before, there is a kink: a bend shrinks with the step.</summary>
    private Gradient WithoutKink(CheckedNetwork network, TensorDescription tensor, Gradient one, double most)
    {
        if (!(one.Numeric.Bend > most))
        {
            return one;
        }

        (double Slope, double Bend) nearer = Differences(network, tensor, one.Input, one.Output, ShortStep);
        return one with { Numeric = nearer, IsAtKink = nearer.Bend > most && nearer.Bend > 0.5 * one.Numeric.Bend };
    }

    private (double Slope, double Bend) Differences(CheckedNetwork network, TensorDescription tensor, int input, int output, double h)
    {
        int index = Array.IndexOf(_names, tensor.Name[..tensor.Name.LastIndexOf('.')]);
        if (tensor.Name.EndsWith(".Bias", StringComparison.Ordinal))
        {
            return network.Differences(index, -1, output, h);
        }

        (double slope, double bend) = network.Differences(index, input, output, h);
        double w = Parameter(tensor, input, output);
        (double above, double below) = (_penalty(w + h) - _penalty(w), _penalty(w - h) - _penalty(w));
        return (slope + ((above - below) / (2 * h)), bend + (Math.Abs(above + below) / h));
    }

    private double Parameter(TensorDescription tensor, int input, int output) => Unsafe.Add(ref _block.Start, tensor.IndexOf(input, output));

    private static int Padded(int width) => (width + 15) & ~15;

    private static double[,] Matrix(ReadOnlySpan<float> values, int rows, int width, int stride)
    {
        double[,] matrix = new double[rows, width];
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i / width, i % width] = values[(i / width * stride) + (i % width)];
        }

        return matrix;
    }

    private readonly record struct Gradient(int Input, int Output, float Analytic, (double Slope, double Bend) Numeric, bool IsAtKink = false);
}
