using System;
using System.Collections.Generic;

namespace Unrolled;

/// <summary>What a network consists of: shape, layers, parameter tensors, loss and optimiser.</summary>
/// <remarks>Immutable, so thread-safe. Every generated class has one, so that savers and exporters are written once.</remarks>
public sealed class NetworkDescription
{
    private readonly float[] _classWeights;

    /// <summary>States a network.</summary>
    /// <param name="name">The name of its class.</param>
    /// <param name="inputs">Values of an input row.</param>
    /// <param name="outputs">Values of an output row.</param>
    /// <param name="batch">Most rows of a training step.</param>
    /// <param name="loss">The loss: <c>CrossEntropy</c>; null without one.</param>
    /// <param name="optimizer">The optimiser: <c>Sgd</c>; null without one.</param>
    /// <param name="layers">The layers, first to last.</param>
    /// <param name="tensors">The parameter tensors, in logical order.</param>
    /// <param name="penalties">The penalties as a formula; empty without any.</param>
    /// <param name="hyperParameters">The optimiser's hyper-parameters as annotated, and the bound of clipping; none without an optimiser.</param>
    /// <param name="labelSmoothing">The share of each target that the loss spreads over all outputs.</param>
    /// <param name="classWeights">The loss's weight of each output; none where all count alike.</param>
    public NetworkDescription(
        string name,
        int inputs,
        int outputs,
        int batch,
        string? loss,
        string? optimizer,
        LayerDescription[] layers,
        TensorDescription[] tensors,
        string penalties = "",
        HyperParameterDescription[]? hyperParameters = null,
        float labelSmoothing = 0,
        float[]? classWeights = null)
    {
        Name = name;
        Inputs = inputs;
        Outputs = outputs;
        Batch = batch;
        Loss = loss;
        Optimizer = optimizer;
        Penalties = penalties;
        HyperParameters = Array.AsReadOnly(hyperParameters ?? []);
        LabelSmoothing = labelSmoothing;
        _classWeights = classWeights ?? [];
        ClassWeights = Array.AsReadOnly(_classWeights);
        Layers = Array.AsReadOnly(layers);
        Tensors = Array.AsReadOnly(tensors);
        foreach (TensorDescription tensor in tensors)
        {
            ParameterCount = checked(ParameterCount + tensor.Count);
            StorageLength = Math.Max(StorageLength, (tensor.End + 15) & ~15);
        }
    }

    /// <summary>The name of the class.</summary>
    public string Name { get; }

    /// <summary>Values of an input row.</summary>
    public int Inputs { get; }

    /// <summary>Values of an output row.</summary>
    public int Outputs { get; }

    /// <summary>Most rows of a training step.</summary>
    public int Batch { get; }

    /// <summary>The loss, as its attribute is called: <c>CrossEntropy</c>; null without one.</summary>
    public string? Loss { get; }

    /// <summary>ε, the share of each target that the loss spreads evenly over all outputs; 0 without.</summary>
    public float LabelSmoothing { get; }

    /// <summary>The loss's weight of each output, in their order; none where all count alike.</summary>
    public IReadOnlyList<float> ClassWeights { get; }

    /// <summary>The optimiser, as its attribute is called: <c>Sgd</c>; null without one.</summary>
    public string? Optimizer { get; }

    /// <summary>The penalties as a formula: <c>λ‖W‖² with λ = 0.001</c>; empty without any.</summary>
    public string Penalties { get; }

    /// <summary>The optimiser's hyper-parameters as annotated: <c>LearningRate = 0.1</c>, <c>Momentum = 0.9</c>, and the bound of clipping, <c>ClipNorm = 1</c>; none without an optimiser.</summary>
    public IReadOnlyList<HyperParameterDescription> HyperParameters { get; }

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<LayerDescription> Layers { get; }

    /// <summary>The parameter tensors, in the logical order of <see cref="INetwork.CopyParametersTo"/>.</summary>
    public IReadOnlyList<TensorDescription> Tensors { get; }

    /// <summary>Weights and biases in all.</summary>
    public int ParameterCount { get; }

    /// <summary>Floats of the parameter region, padding included: a multiple of 16.</summary>
    public int StorageLength { get; }

    /// <summary>The layer table as text, at most 80 columns, the same in every culture.</summary>
    public string Summary => LayerTable.Write(this);

    /// <summary>The same as <see cref="Summary"/>.</summary>
    public override string ToString() => Summary;

    /// <summary><see cref="ClassWeights"/> for what looks at them often.</summary>
    internal ReadOnlySpan<float> Weights => _classWeights;

    /// <summary>Whether two networks store the same parameters at the same places.</summary>
    internal bool HasSameStorageAs(NetworkDescription other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        bool same = Tensors.Count == other.Tensors.Count;
        for (int t = 0; same && t < Tensors.Count; t++)
        {
            same = Tensors[t].HasSameStorageAs(other.Tensors[t]);
        }

        return same;
    }
}
