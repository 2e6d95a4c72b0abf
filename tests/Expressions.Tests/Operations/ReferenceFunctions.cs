using System;

namespace Unrolled.Expressions.Tests.Operations;

/// <summary>The activations and their derivatives once more, from textbook definitions and on other ways than the catalogue's.</summary>
internal static class ReferenceFunctions
{
    public static double Value(string name, double x, double parameter) => name switch
    {
        "Identity" => x,
        "Relu" => x > 0 ? x : 0,
        "LeakyRelu" => x > 0 ? x : parameter * x,
        "Elu" => x > 0 ? x : parameter * (Math.Exp(x) - 1),
        "Sigmoid" => Sigmoid(x),
        "Tanh" => (2 * Sigmoid(2 * x)) - 1,
        "Softplus" => x > 40 ? x : Math.Log(1 + Math.Exp(x)),
        "Silu" => x * Sigmoid(x),
        "Gelu" => x * Normal(x),
        "GeluTanh" => x * Sigmoid(2 * Inner(x)),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static double Derivative(string name, double x, double parameter) => name switch
    {
        "Identity" => 1,
        "Relu" => x > 0 ? 1 : 0,
        "LeakyRelu" => x > 0 ? 1 : parameter,
        "Elu" => x > 0 ? 1 : parameter * Math.Exp(x),
        "Sigmoid" => SigmoidSlope(x),
        "Tanh" => 4 * SigmoidSlope(2 * x),
        "Softplus" => Sigmoid(x),
        "Silu" => Sigmoid(x) + (x * SigmoidSlope(x)),
        "Gelu" => Normal(x) + (x * Density(x)),
        "GeluTanh" => Sigmoid(2 * Inner(x)) + (2 * x * SigmoidSlope(2 * Inner(x)) * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * x * x))),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>log(1 + eˣ), by the term that is larger.</summary>
    public static double Softplus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));

    private static double SigmoidSlope(double x) => Math.Exp(-Math.Abs(x)) / Math.Pow(1 + Math.Exp(-Math.Abs(x)), 2);

    private static double Inner(double x) => Math.Sqrt(2 / Math.PI) * (x + (0.044715 * Math.Pow(x, 3)));

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The normal distribution as ½ plus the integral of its density from 0, by Simpson's rule; 0 or 1 to all digits beyond ±10.</summary>
    private static double Normal(double x)
    {
        if (Math.Abs(x) >= 10)
        {
            return x > 0 ? 1 : 0;
        }

        const int Steps = 4000;
        double width = x / Steps;
        double sum = Density(0) + Density(x);
        for (int i = 1; i < Steps; i++)
        {
            sum += (i % 2 == 0 ? 2 : 4) * Density(i * width);
        }

        return 0.5 + (sum * width / 3);
    }
}
