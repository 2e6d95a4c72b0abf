using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>The data loss of a network.</summary>
internal enum LossKind
{
    None,
    CrossEntropy,
    BinaryCrossEntropy,
    SquaredError,
    MeanSquaredError,
    AbsoluteError,
    Huber,
}

/// <summary>A dense layer A = φ(X·W + b). Its parameter is the activation's slope or α, <see cref="double.NaN"/> where it has none.</summary>
internal sealed record Layer(int Inputs, int Outputs, Activation Activation, bool Bias = true, double Parameter = double.NaN)
{
    /// <summary>Whether training leaves it as it is.</summary>
    public bool IsFrozen { get; init; }
}

/// <summary>What a reference network is made of; dropout comes in as the masks of a call.</summary>
internal sealed record NetworkSpec(IReadOnlyList<Layer> Layers, LossKind Loss)
{
    /// <summary>λ of the penalty λ‖W‖².</summary>
    public double L2 { get; init; }

    /// <summary>λ of the penalty (λ/2)‖W‖².</summary>
    public double WeightDecay { get; init; }

    /// <summary>λ of the penalty λΣ|W|.</summary>
    public double L1 { get; init; }

    /// <summary>δ of Huber's loss.</summary>
    public double Delta { get; init; } = 1;

    /// <summary>ε of the loss: the share of each target that goes to all outputs.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>A weight of the loss for each output; empty where all are 1.</summary>
    public IReadOnlyList<double> ClassWeights { get; init; } = [];

    public int Inputs => Layers[0].Inputs;

    public int Outputs => Layers[^1].Outputs;

    public int ParameterCount => Layers.Sum(static layer => layer.Outputs * (layer.Inputs + (layer.Bias ? 1 : 0)));

    /// <summary>Whether each parameter, in logical order, belongs to a frozen layer.</summary>
    public bool[] Frozen => [.. Layers.SelectMany(static layer => Enumerable.Repeat(layer.IsFrozen, layer.Bias ? 2 : 1))];

    /// <summary>What the loss multiplies an output's target by.</summary>
    public double ClassWeight(int output) => ClassWeights.Count == 0 ? 1 : ClassWeights[output];

    /// <summary>A stack of layers of these widths: one activation in between, another one at the end.</summary>
    public static NetworkSpec Stack(int[] widths, Activation hidden, Activation output, LossKind loss, bool bias = true)
    {
        return new(
            [.. Enumerable.Range(1, widths.Length - 1).Select(i => new Layer(widths[i - 1], widths[i], i == widths.Length - 1 ? output : hidden, bias))],
            loss);
    }
}
