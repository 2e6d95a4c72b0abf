using System;
using System.Linq;
using Unrolled.Peers;

namespace Unrolled.Comparison;

/// <summary>What every contender must come to: the formulas, in double precision.</summary>
internal sealed class Reference
{
    private readonly Workload _workload;
    private readonly double[][] _weights;
    private readonly double[][] _biases;

    private Reference(Workload workload)
    {
        _workload = workload;
        _weights = new double[workload.Layers][];
        _biases = new double[workload.Layers][];
        double[] parameters = [.. Numbers.Parameters(workload).Select(p => (double)p)];
        int next = 0;
        for (int l = 0; l < workload.Layers; l++)
        {
            int outs = workload.Widths[l + 1], weights = workload.Widths[l] * outs;
            _weights[l] = parameters[next..(next + weights)];
            _biases[l] = parameters[(next + weights)..(next + weights + outs)];
            next += weights + outs;
        }
    }

    /// <summary>The outputs of every mini-batch, or the parameters after one step.</summary>
    public static double[] Result(Workload workload)
    {
        Reference reference = new(workload);
        if (!workload.Trains)
        {
            return [.. Enumerable.Range(0, Numbers.Batches).SelectMany(b => reference.Forward(Numbers.Inputs(workload, b))[^1])];
        }

        reference.Step(Numbers.Inputs(workload, 0), Numbers.Labels(workload, 0));
        return [.. Enumerable.Range(0, workload.Layers).SelectMany(l => reference._weights[l].Concat(reference._biases[l]))];
    }

    /// <summary>X and the activations of each layer.</summary>
    private double[][] Forward(float[] inputs)
    {
        double[][] a = new double[_workload.Layers + 1][];
        a[0] = [.. inputs.Select(x => (double)x)];
        for (int l = 0; l < _workload.Layers; l++)
        {
            int ins = _workload.Widths[l], outs = _workload.Widths[l + 1];
            a[l + 1] = new double[_workload.Rows * outs];
            for (int row = 0; row < _workload.Rows; row++)
            {
                Span<double> z = a[l + 1].AsSpan(row * outs, outs);
                _biases[l].CopyTo(z);
                for (int i = 0; i < ins; i++)
                {
                    AddScaled(_weights[l].AsSpan(i * outs, outs), a[l][(row * ins) + i], z);
                }

                for (int o = 0; o < outs && _workload.Activates(l); o++)
                {
                    z[o] = Math.Max(z[o], 0);
                }

                if (l + 1 == _workload.Layers && _workload.Ending == Ending.Softmax)
                {
                    Softmax(z);
                }
            }
        }

        return a;
    }

    private void Step(float[] inputs, int[] labels)
    {
        double[][] a = Forward(inputs);
        double[] delta = LastDelta(a[^1], a[0], labels);
        for (int l = _workload.Layers - 1; l >= 0; l--)
        {
            double[] below = Below(l, delta, a[l]);
            Update(l, delta, a[l]);
            delta = below;
        }
    }

    private double[] LastDelta(double[] y, double[] x, int[] labels)
    {
        double rows = _workload.Rows;
        return [.. y.Select((value, k) => _workload.Ending == Ending.Softmax
            ? (value - (labels[k / _workload.Outputs] == k % _workload.Outputs ? 1 : 0)) / rows
            : value > 0 ? 2 * (value - x[k]) / rows : 0)];
    }

    /// <summary>(δ·Wᵀ) ⊙ 1[a > 0].</summary>
    private double[] Below(int l, double[] delta, double[] a)
    {
        int ins = _workload.Widths[l], outs = _workload.Widths[l + 1];
        double[] below = new double[a.Length];
        for (int k = 0; k < below.Length && l > 0; k++)
        {
            ReadOnlySpan<double> w = _weights[l].AsSpan(k % ins * outs, outs), d = delta.AsSpan(k / ins * outs, outs);
            for (int o = 0; o < outs && a[k] > 0; o++)
            {
                below[k] += w[o] * d[o];
            }
        }

        return below;
    }

    private void Update(int l, double[] delta, double[] a)
    {
        int ins = _workload.Widths[l], outs = _workload.Widths[l + 1];
        double[] weights = [.. _weights[l].Select(w => 2 * _workload.L2 * w)];
        double[] biases = new double[outs];
        for (int row = 0; row < _workload.Rows; row++)
        {
            ReadOnlySpan<double> d = delta.AsSpan(row * outs, outs);
            AddScaled(d, 1, biases);
            for (int i = 0; i < ins; i++)
            {
                AddScaled(d, a[(row * ins) + i], weights.AsSpan(i * outs, outs));
            }
        }

        Apply(_weights[l], weights);
        Apply(_biases[l], biases);
    }

    /// <summary>Plain descent, or Adam's first step, whose means are the gradient and its square once the bias is corrected.</summary>
    private void Apply(double[] parameters, double[] gradient)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            double g = gradient[i];
            parameters[i] -= _workload.LearningRate * (_workload.IsAdam ? g / (Math.Abs(g) + 1e-8) : g);
        }
    }

    private static void AddScaled(ReadOnlySpan<double> x, double s, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += s * x[i];
        }
    }

    private static void Softmax(Span<double> z)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (double value in z)
        {
            largest = Math.Max(largest, value);
        }

        for (int o = 0; o < z.Length; o++)
        {
            z[o] = Math.Exp(z[o] - largest);
            sum += z[o];
        }

        for (int o = 0; o < z.Length; o++)
        {
            z[o] /= sum;
        }
    }
}
