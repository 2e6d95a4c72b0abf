using System;
using System.Linq;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>
/// The objective J̃ of a network for finite differences: one number, neuron by neuron from the textbook definitions. It shares no function with
/// <see cref="ReferenceNetwork"/>, so that a mistake in a formula there cannot hide in the differences.
/// </summary>
internal static class LossByDefinition
{
    public static double Objective(ReferenceNetwork network, Matrix inputs, Matrix targets, Matrix?[]? masks = null, double[]? rowWeights = null)
    {
        NetworkSpec spec = network.Spec;
        double total = 0;
        for (int row = 0; row < inputs.Rows; row++)
        {
            double loss = 0;
            double[] y = Outputs(network, inputs, masks, row);
            for (int k = 0; k < y.Length; k++)
            {
                double t = targets[row, k];
                loss += spec.Loss switch
                {
                    LossKind.CrossEntropy => -CrossEntropyShare(spec, t, y.Length) * (spec.ClassWeights.Count > 0 ? spec.ClassWeights[k] : 1) * Math.Log(y[k]),
                    LossKind.BinaryCrossEntropy => -((t * Math.Log(y[k])) + ((1 - t) * Math.Log(1 - y[k]))) / y.Length,
                    LossKind.SquaredError => (y[k] - t) * (y[k] - t),
                    LossKind.MeanSquaredError => (y[k] - t) * (y[k] - t) / y.Length,
                    LossKind.AbsoluteError => Math.Max(y[k] - t, t - y[k]) / y.Length,
                    LossKind.Huber => Huber(y[k] - t, spec.Delta) / y.Length,
                    _ => throw new InvalidOperationException("A network without a loss has no objective."),
                };
            }

            total += loss * (rowWeights is null ? 1 : rowWeights[row]);
        }

        return (total / inputs.Rows) + Penalty(network);
    }

    /// <summary>The target given counts for 1 − ε, an even distribution for ε.</summary>
    private static double CrossEntropyShare(NetworkSpec spec, double target, int outputs) => target - (spec.LabelSmoothing * (target - (1.0 / outputs)));

    /// <summary>The integral of the clipped residual, which is ½r² and then the line that touches it.</summary>
    private static double Huber(double r, double delta)
    {
        double near = Math.Min(Math.Abs(r), delta);
        return (near * near / 2) + ((Math.Abs(r) - near) * delta);
    }

    private static double[] Outputs(ReferenceNetwork network, Matrix inputs, Matrix?[]? masks, int row)
    {
        double[] values = new double[inputs.Columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = inputs[row, i];
        }

        for (int layer = 0; layer < network.Weights.Length; layer++)
        {
            double[] next = new double[network.Spec.Layers[layer].Outputs];
            double exponentials = 0;
            for (int o = 0; o < next.Length; o++)
            {
                double z = network.Biases[layer]?[0, o] ?? 0;
                for (int i = 0; i < values.Length; i++)
                {
                    z += values[i] * (masks?[layer]?[row, i] ?? 1) * network.Weights[layer][i, o];
                }

                next[o] = Activate(network.Spec.Layers[layer], z);
                exponentials += Math.Exp(z);
            }

            if (network.Spec.Layers[layer].Activation == Activation.Softmax)
            {
                next = Array.ConvertAll(next, e => e / exponentials);
            }

            values = next;
        }

        return values;
    }

    private static double Activate(Layer layer, double z) => layer.Activation switch
    {
        Activation.Identity => z,
        Activation.Relu => Math.Max(0, z),
        Activation.LeakyRelu => z <= 0 ? z * layer.Parameter : z,
        Activation.Elu => z <= 0 ? layer.Parameter * (Math.Exp(z) - 1) : z,
        Activation.Sigmoid => (1 + Math.Tanh(z / 2)) / 2,
        Activation.Tanh => Math.Sinh(z) / Math.Cosh(z),
        Activation.Softplus => Math.Log(1 + Math.Exp(z)),
        Activation.Silu => z / (1 + Math.Exp(-z)),
        Activation.Gelu => z * (0.5 + NormalArea(z)),
        Activation.GeluTanh => 0.5 * z * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (z + (0.044715 * Math.Pow(z, 3))))),
        Activation.Softmax => Math.Exp(z),
        _ => throw new ArgumentOutOfRangeException(nameof(layer)),
    };

    /// <summary>The area under the normal density from 0 to z, by Simpson's rule.</summary>
    private static double NormalArea(double z)
    {
        const int Intervals = 400;
        double h = z / Intervals;
        double sum = 1 + Math.Exp(-z * z / 2);
        for (int i = 1; i < Intervals; i++)
        {
            double u = i * h;
            sum += (i % 2 == 1 ? 4 : 2) * Math.Exp(-u * u / 2);
        }

        return sum * h / 3 / Math.Sqrt(2 * Math.PI);
    }

    private static double Penalty(ReferenceNetwork network)
    {
        double squares = 0;
        double magnitudes = 0;
        foreach ((Matrix w, Layer layer) in network.Weights.Zip(network.Spec.Layers))
        {
            if (layer.IsFrozen)
            {
                continue;
            }

            for (int i = 0; i < w.Rows; i++)
            {
                for (int o = 0; o < w.Columns; o++)
                {
                    squares += w[i, o] * w[i, o];
                    magnitudes += Math.Abs(w[i, o]);
                }
            }
        }

        return (network.Spec.L2 * squares) + (network.Spec.WeightDecay * 0.5 * squares) + (network.Spec.L1 * magnitudes);
    }
}
