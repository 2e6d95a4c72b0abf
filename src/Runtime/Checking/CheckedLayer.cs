using System;

namespace Unrolled.Runtime;

/// <summary>A dense layer in double precision, as plain as its definition, one row at a time.</summary>
/// <param name="weights">W (inputs × outputs).</param>
/// <param name="bias">b.</param>
/// <param name="masks">The factors by which dropout multiplies its inputs, rows × inputs, or null.</param>
/// <param name="activation">φ, or null for softmax.</param>
internal sealed class CheckedLayer(double[,] weights, double[] bias, double[,]? masks, Func<double, double>? activation)
{
    public int Inputs => weights.GetLength(0);

    public int Outputs => weights.GetLength(1);

    public double Weight(int input, int output) => weights[input, output];

    /// <summary>What of a unit below reaches this layer in one row.</summary>
    public double Mask(int row, int input) => masks?[row, input] ?? 1;

    /// <summary>z = x·W + b.</summary>
    public void Affine(ReadOnlySpan<double> x, Span<double> z)
    {
        bias.CopyTo(z);
        for (int i = 0; i < x.Length; i++)
        {
            AddInput(i, x[i], z);
        }
    }

    /// <summary>z ← z + x·W, of one input.</summary>
    public void AddInput(int input, double x, Span<double> z)
    {
        for (int o = 0; o < z.Length; o++)
        {
            z[o] += x * weights[input, o];
        }
    }

    /// <summary>φ of one unit; only where it is not softmax.</summary>
    public double Activate(double z) => activation!(z);

    /// <summary>a = φ(z).</summary>
    public void Activate(ReadOnlySpan<double> z, Span<double> a)
    {
        if (activation is null)
        {
            Softmax(z, a);
            return;
        }

        for (int o = 0; o < z.Length; o++)
        {
            a[o] = activation(z[o]);
        }
    }

    private static void Softmax(ReadOnlySpan<double> z, Span<double> a)
    {
        double most = double.NegativeInfinity;
        foreach (double one in z)
        {
            most = Math.Max(most, one);
        }

        double sum = 0;
        for (int o = 0; o < z.Length; o++)
        {
            sum += a[o] = Math.Exp(z[o] - most);
        }

        for (int o = 0; o < z.Length; o++)
        {
            a[o] /= sum;
        }
    }
}
