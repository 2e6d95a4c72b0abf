using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Peers;

/// <summary>What the last layer ends in; the layers before it end in ReLU.</summary>
internal enum Ending
{
    Linear,
    Softmax,
    Relu,
}

/// <summary>One row of the comparison; workload.hpp says the same in C++.</summary>
/// <param name="Name">W1 to W4 predict, T1 to T6 are a step of training.</param>
/// <param name="Widths">Inputs, then the outputs of each layer.</param>
/// <param name="Rows">Rows of a call.</param>
/// <param name="Ending">Softmax trains with cross-entropy, ReLU with the squared distance to the inputs.</param>
/// <param name="LearningRate">η; 0 where nothing is trained.</param>
/// <param name="L2">λ of λ‖W‖².</param>
/// <param name="IsAdam">Adam with β 0.9 and 0.999, ε 1e-8, instead of plain descent.</param>
internal sealed record Workload(
    string Name, int[] Widths, int Rows, Ending Ending, float LearningRate = 0, float L2 = 0, bool IsAdam = false)
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("W1", [4, 10, 3], 1, Ending.Softmax),
        new("W2", [64, 64, 64, 64, 64], 1, Ending.Linear),
        new("W3", [784, 128, 10], 1, Ending.Softmax),
        new("W4", [784, 128, 10], 64, Ending.Softmax),
        new("T1", [4, 10, 3], 5, Ending.Softmax, 0.01f, 1e-4f),
        new("T2", [784, 128, 10], 64, Ending.Softmax, 0.01f),
        new("T3", [784, 64, 784], 32, Ending.Relu, 1e-5f),
        new("T4", [1024, 1024, 1024, 10], 128, Ending.Softmax, 0.01f),
        new("T5", [64, 64, 64, 10], 1, Ending.Softmax, 0.01f),
        new("T6", [784, 128, 10], 64, Ending.Softmax, 0.001f, IsAdam: true),
    ];

    public bool Trains => LearningRate > 0;

    public int Layers => Widths.Length - 1;

    public int Inputs => Widths[0];

    public int Outputs => Widths[^1];

    public int ParameterCount => Enumerable.Range(0, Layers).Sum(l => (Widths[l] + 1) * Widths[l + 1]);

    /// <summary>2·in·out for a layer and row; three times that for a step, less the gradient by the inputs of the first layer.</summary>
    public double Flops
    {
        get
        {
            double forward = Enumerable.Range(0, Layers).Sum(l => 2.0 * Widths[l] * Widths[l + 1]);
            return Rows * (Trains ? (3 * forward) - (2.0 * Widths[0] * Widths[1]) : forward);
        }
    }

    /// <summary>What a call does, for people.</summary>
    public string Description
    {
        get
        {
            string rows = Rows == 1 ? "1 row" : $"{Rows} rows";
            string extra = IsAdam ? ", Adam" : L2 > 0 ? ", L2" : "";
            string ending = Ending == Ending.Softmax ? ", softmax" : Ending == Ending.Relu ? ", autoencoder" : ", linear output";
            return $"{(Trains ? "step" : "predict")} {rows}, {string.Join('-', Widths)} ReLU{ending}{extra}";
        }
    }

    /// <summary>Whether a layer ends in ReLU.</summary>
    public bool Activates(int layer) => layer + 1 < Layers || Ending == Ending.Relu;

    public override string ToString() => Name;
}
