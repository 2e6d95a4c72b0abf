using System;
using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Gradients.Tests.Reference;

/// <summary>What a forward pass leaves: for each layer its input (dropout applied), Z and A.</summary>
internal sealed record ForwardPass(Matrix[] X, Matrix[] Z, Matrix[] A)
{
    public Matrix Outputs => A[^1];

    public Matrix Logits => Z[^1];
}

/// <summary>Everything a backward pass yields: per layer δ = ∂J/∂Z, ∂J̃/∂W and ∂J̃/∂b (null without a bias, 0 where the layer is frozen), then ∂J/∂inputs and ∂J/∂targets.</summary>
internal sealed record BackwardPass(double Loss, Matrix[] Delta, Matrix[] Weights, Matrix?[] Biases, Matrix Inputs, Matrix Targets)
{
    /// <summary>The parameters' gradients in logical order: W₁, b₁, W₂, …</summary>
    public IEnumerable<Matrix> Parameters => ReferenceNetwork.InOrder(Weights, Biases);
}

/// <summary>A network in double precision, every gradient by its formula, sharing nothing with the generator.</summary>
internal sealed class ReferenceNetwork
{
    public ReferenceNetwork(NetworkSpec spec)
    {
        Spec = spec;
        Weights = [.. spec.Layers.Select(static layer => new Matrix(layer.Inputs, layer.Outputs))];
        Biases = [.. spec.Layers.Select(static layer => layer.Bias ? new Matrix(1, layer.Outputs) : null)];
    }

    public NetworkSpec Spec { get; }

    public Matrix[] Weights { get; }

    public Matrix?[] Biases { get; }

    /// <summary>The parameters in logical order: W₁, b₁, W₂, …</summary>
    public IEnumerable<Matrix> Parameters => InOrder(Weights, Biases);

    /// <summary>λ‖W‖² + (λ/2)‖W‖² + λΣ|W|, each with its own λ, over the layers that are trained.</summary>
    public double Penalty => Weights.Where((_, k) => !Spec.Layers[k].IsFrozen).Sum(w => w.Map(x => ((Spec.L2 + (Spec.WeightDecay / 2)) * x * x) + (Spec.L1 * Math.Abs(x))).Sum);

    public static IEnumerable<Matrix> InOrder(Matrix[] weights, Matrix?[] biases)
    {
        return weights.Zip(biases).SelectMany(static pair => pair.Second is null ? [pair.First] : new[] { pair.First, pair.Second });
    }

    /// <summary>The parameters row by row in logical order, as <c>CopyParametersFrom</c> takes them.</summary>
    public float[] ToFloats() => [.. Parameters.SelectMany(static parameter => parameter.ToFloats())];

    /// <summary>Z = X·W + b, A = φ(Z), layer by layer; <paramref name="masks"/>[k], if any, multiplies the input of layer k.</summary>
    public ForwardPass Forward(Matrix inputs, Matrix?[]? masks = null)
    {
        int depth = Weights.Length;
        ForwardPass pass = new(new Matrix[depth], new Matrix[depth], new Matrix[depth]);
        Matrix x = inputs;
        for (int k = 0; k < depth; k++)
        {
            pass.X[k] = masks?[k] is { } mask ? x.Times(mask) : x;
            pass.Z[k] = pass.X[k] * Weights[k];
            if (Biases[k] is { } bias)
            {
                pass.Z[k] = pass.Z[k].PlusRow(bias);
            }

            x = pass.A[k] = Activations.Apply(Spec.Layers[k], pass.Z[k]);
        }

        return pass;
    }

    /// <summary>The data loss and every gradient of J = (1/N)·Σ wᵢ·lossᵢ plus the penalty.</summary>
    public BackwardPass Backward(Matrix inputs, Matrix targets, Matrix?[]? masks = null, double[]? rowWeights = null)
    {
        ForwardPass pass = Forward(inputs, masks);
        double[] shares = [.. Enumerable.Range(0, inputs.Rows).Select(r => (rowWeights?[r] ?? 1) / inputs.Rows)];
        double loss = Losses.PerRow(Spec, pass, targets).ScaleRows(shares).Sum;
        Matrix delta = Losses.Delta(Spec, pass, targets).ScaleRows(shares);
        Matrix byTargets = Losses.ByTargets(Spec, pass, targets).ScaleRows(shares);
        return Propagate(pass, delta, masks, loss, byTargets);
    }

    /// <summary>Every gradient when the caller states ∂J/∂outputs.</summary>
    public BackwardPass BackwardFrom(Matrix inputs, Matrix outputGradients, Matrix?[]? masks = null)
    {
        ForwardPass pass = Forward(inputs, masks);
        Matrix delta = Losses.ThroughActivation(Spec.Layers[^1], pass.Logits, pass.Outputs, outputGradients);
        return Propagate(pass, delta, masks, 0, new Matrix(0, 0));
    }

    private BackwardPass Propagate(ForwardPass pass, Matrix delta, Matrix?[]? masks, double loss, Matrix byTargets)
    {
        int depth = Weights.Length;
        BackwardPass result = new(loss, new Matrix[depth], new Matrix[depth], new Matrix?[depth], new Matrix(0, 0), byTargets);
        for (int k = depth - 1; ; k--)
        {
            result.Delta[k] = delta;
            double trained = Spec.Layers[k].IsFrozen ? 0 : 1;
            result.Weights[k] = trained * ((pass.X[k].T * delta) + PenaltyGradient(Weights[k]));
            result.Biases[k] = Biases[k] is null ? null : trained * delta.SumOfRows;
            Matrix byInput = delta * Weights[k].T;
            if (masks?[k] is { } mask)
            {
                byInput = byInput.Times(mask);
            }

            if (k == 0)
            {
                return result with { Inputs = byInput };
            }

            Layer before = Spec.Layers[k - 1];
            delta = byInput.Times(pass.Z[k - 1].Map(z => Activations.Derivative(before, z)));
        }
    }

    private Matrix PenaltyGradient(Matrix w) => w.Map(x => (((2 * Spec.L2) + Spec.WeightDecay) * x) + (Spec.L1 * Math.Sign(x)));
}
