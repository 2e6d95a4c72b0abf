using System;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>φ(z) and φ′(z) of every element-wise activation, and the rows of softmax, as the textbooks have them.</summary>
internal static class Activations
{
    private const double Gelu0 = 0.7978845608028654; // √(2/π)
    private const double Gelu1 = 0.044715;

    /// <summary>Whether φ′ jumps at 0.</summary>
    public static bool HasKink(Layer layer) => layer.Activation is Activation.Relu or Activation.LeakyRelu
        || (layer.Activation is Activation.Elu && layer.Parameter != 1);

    public static double Value(Layer layer, double z) => layer.Activation switch
    {
        Activation.Identity => z,
        Activation.Relu => z > 0 ? z : 0,
        Activation.LeakyRelu => z > 0 ? z : layer.Parameter * z,
        Activation.Elu => z > 0 ? z : layer.Parameter * SpecialFunctions.Expm1(z),
        Activation.Sigmoid => SpecialFunctions.Sigmoid(z),
        Activation.Tanh => Math.Tanh(z),
        Activation.Softplus => SpecialFunctions.Softplus(z),
        Activation.Silu => z * SpecialFunctions.Sigmoid(z),
        Activation.Gelu => z * NormalDistribution(z),
        Activation.GeluTanh => z / 2 * (1 + Math.Tanh(GeluArgument(z))),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.Activation, "No element-wise formula."),
    };

    public static double Derivative(Layer layer, double z)
    {
        double s = SpecialFunctions.Sigmoid(z);
        double tanh = Math.Tanh(z);
        double tanhOfGelu = Math.Tanh(GeluArgument(z));
        return layer.Activation switch
        {
            Activation.Identity => 1,
            Activation.Relu => z > 0 ? 1 : 0,
            Activation.LeakyRelu => z > 0 ? 1 : layer.Parameter,
            Activation.Elu => z > 0 ? 1 : layer.Parameter * Math.Exp(z),
            Activation.Sigmoid => s * (1 - s),
            Activation.Tanh => 1 - (tanh * tanh),
            Activation.Softplus => s,
            Activation.Silu => s * (1 + (z * (1 - s))),
            Activation.Gelu => NormalDistribution(z) + (z * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)),
            Activation.GeluTanh => ((1 + tanhOfGelu) / 2) + (z / 2 * (1 - (tanhOfGelu * tanhOfGelu)) * Gelu0 * (1 + (3 * Gelu1 * z * z))),
            _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.Activation, "No element-wise formula."),
        };
    }

    /// <summary>A = φ(Z) of a whole layer.</summary>
    public static Matrix Apply(Layer layer, Matrix z) => layer.Activation == Activation.Softmax ? Softmax(z) : z.Map(value => Value(layer, value));

    /// <summary>pₖ = exp(zₖ − m) ÷ Σⱼ exp(zⱼ − m) for each row.</summary>
    public static Matrix Softmax(Matrix z) => LogSoftmax(z).Map(Math.Exp);

    /// <summary>log pₖ = (zₖ − m) − log Σⱼ exp(zⱼ − m) for each row.</summary>
    public static Matrix LogSoftmax(Matrix z)
    {
        Matrix result = new(z.Rows, z.Columns);
        for (int r = 0; r < z.Rows; r++)
        {
            double largest = double.NegativeInfinity;
            for (int k = 0; k < z.Columns; k++)
            {
                largest = Math.Max(largest, z[r, k]);
            }

            double sum = 0;
            for (int k = 0; k < z.Columns; k++)
            {
                sum += Math.Exp(z[r, k] - largest);
            }

            for (int k = 0; k < z.Columns; k++)
            {
                result[r, k] = z[r, k] - largest - Math.Log(sum);
            }
        }

        return result;
    }

    private static double NormalDistribution(double z) => (1 + SpecialFunctions.Erf(z / Math.Sqrt(2))) / 2;

    private static double GeluArgument(double z) => Gelu0 * (z + (Gelu1 * z * z * z));
}
