using System;
using System.Linq;
using Unrolled.Gradients.Tests.Harness;
using Unrolled.Gradients.Tests.Reference;
using Xunit;

namespace Unrolled.Gradients.Tests.ReferenceNetworks;

/// <summary>The drawn numbers of one check of a reference network: weights, inputs and targets, well away from every kink.</summary>
internal sealed class Experiment
{
    private const double KinkMargin = 1e-3;

    private Experiment(NetworkSpec spec, int rows, int seed, Matrix?[]? masks)
    {
        Draw draw = new(seed);
        Reference = new ReferenceNetwork(spec);
        draw.Parameters(Reference);
        Masks = masks;
        X = draw.Inputs(Reference, rows, KinkMargin, masks);
        Assert.True(Reference.Forward(X, masks).Z.Min(static z => z.Smallest) < 0, "Some z must be below 0.");
        T = new Matrix(rows, spec.Outputs);
    }

    public ReferenceNetwork Reference { get; }

    public Matrix X { get; }

    /// <summary>The targets; Δ where they are labels.</summary>
    public Matrix T { get; private set; }

    public int[] Labels { get; private set; } = [];

    public Matrix?[]? Masks { get; }

    /// <summary>The rows of the step.</summary>
    public int N => X.Rows;

    public float[] Inputs => X.ToFloats();

    public float[] Targets => T.ToFloats();

    public static Experiment WithLabels(NetworkSpec spec, int rows, int seed, Matrix?[]? masks = null)
    {
        Experiment experiment = new(spec, rows, seed, masks) { Labels = new Draw(~seed).Labels(rows, spec.Outputs) };
        experiment.T = Matrix.OneHot(experiment.Labels, spec.Outputs);
        return experiment;
    }

    public static Experiment WithTargets(NetworkSpec spec, int seed, Matrix targets)
    {
        return new(spec, targets.Rows, seed, null) { T = targets };
    }

    /// <summary>An autoencoder's: the targets are the inputs.</summary>
    public static Experiment WithInputsAsTargets(NetworkSpec spec, int rows, int seed)
    {
        Experiment experiment = new(spec, rows, seed, null);
        experiment.T = experiment.X.Copy();
        return experiment;
    }

    /// <summary>Wₖ, counted from 1 as in the formulas.</summary>
    public Matrix W(int layer) => Reference.Weights[layer - 1];

    /// <summary>bₖ, counted from 1 as in the formulas.</summary>
    public Matrix B(int layer) => Reference.Biases[layer - 1] ?? throw new InvalidOperationException($"Layer {layer} has no bias.");

    /// <summary>Central differences of J̃ by one of this experiment's matrices, all others held fixed.</summary>
    private Matrix Differences(Matrix variable)
    {
        return Tests.Reference.Differences.Of(() => LossByDefinition.Objective(Reference, X, T, Masks), variable);
    }

    /// <summary>Central differences by every parameter, the inputs and the targets.</summary>
    public NamedTensors AllDifferences()
    {
        NamedTensors result = [];
        for (int k = 0; k < Reference.Weights.Length; k++)
        {
            result[$"dW{k + 1}"] = Differences(Reference.Weights[k]);
            if (Reference.Biases[k] is { } bias)
            {
                result[$"db{k + 1}"] = Differences(bias);
            }
        }

        result["dx"] = Differences(X);
        result["dt"] = Differences(T);
        return result;
    }

    /// <summary>A handle on the network with this experiment's parameters and masks in it.</summary>
    public NetworkHandle Load(INetwork network)
    {
        network.CopyParametersFrom(Reference.ToFloats());
        NetworkHandle handle = new(network);
        if (Masks?[1] is { } mask)
        {
            MaskView view = handle.Mask("Dropout1");
            for (int r = 0; r < mask.Rows; r++)
            {
                for (int u = 0; u < mask.Columns; u++)
                {
                    view[r, u] = (float)mask[r, u];
                }
            }
        }

        return handle;
    }
}
