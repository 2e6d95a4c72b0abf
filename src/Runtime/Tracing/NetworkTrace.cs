using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;

namespace Unrolled;

/// <summary>One forward and backward pass with every intermediate value in its logical shape: for learning and for finding mistakes, not for speed.</summary>
/// <remarks>A copy made at the time of the trace: later steps do not change it.</remarks>
public sealed class NetworkTrace
{
    /// <summary>Collects a pass.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="lossName">The loss: <c>CrossEntropy</c>.</param>
    /// <param name="loss">J, the mean loss over the rows, without penalties.</param>
    /// <param name="layers">The dense layers, first to last.</param>
    /// <param name="targets">T, rows × outputs; labels as one-hot rows.</param>
    /// <param name="deltaEquation">How the loss makes the last Δ from them; empty if that is not known.</param>
    /// <param name="hasPenalties">Whether gradients gain a penalty's part.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkTrace(
        string network, string lossName, float loss, LayerTrace[] layers, float[,]? targets = null, string deltaEquation = "", bool hasPenalties = true)
    {
        Network = network;
        LossName = lossName;
        Loss = loss;
        Layers = Array.AsReadOnly(layers);
        Targets = targets ?? new float[0, 0];
        DeltaEquation = deltaEquation;
        HasPenalties = hasPenalties;
    }

    /// <summary>The network's name.</summary>
    public string Network { get; }

    /// <summary>The name of the loss: <c>CrossEntropy</c>.</summary>
    public string LossName { get; }

    /// <summary>J, the mean loss over the rows, without penalties.</summary>
    public float Loss { get; }

    /// <summary>The dense layers, first to last.</summary>
    public IReadOnlyList<LayerTrace> Layers { get; }

    /// <summary>T (rows × outputs): the targets, or the labels as one-hot rows; for a single sigmoid the labels themselves. With label smoothing or class weights, what the loss makes of them.</summary>
    public float[,] Targets { get; }

    internal string DeltaEquation { get; }

    internal bool HasPenalties { get; }

    /// <summary>One layer.</summary>
    /// <param name="name">Its name: <c>Dense1</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such dense layer.</exception>
    public LayerTrace this[string name] => Layers.FirstOrDefault(layer => layer.Name == name)
        ?? throw new KeyNotFoundException($"{Network} has no dense layer {name}; it has {string.Join(", ", Layers.Select(layer => layer.Name))}.");

    /// <summary>Each layer's equations with their numbers, at most 80 columns, the same in every culture; what is too large is cut short with an ellipsis.</summary>
    public override string ToString() => TraceWriter.Write(this);
}
