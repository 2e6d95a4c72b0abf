using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>Gathers a trace from the buffers a training step left in a network's block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TraceBuilder
{
    private readonly AlignedBlock _block;
    private readonly float[,] _inputs;
    private readonly List<LayerTrace> _layers = [];

    /// <summary>Starts a trace.</summary>
    /// <param name="block">The network's block.</param>
    /// <param name="inputs">The step's inputs, rows × <paramref name="width"/>.</param>
    /// <param name="width">Values per row.</param>
    public TraceBuilder(AlignedBlock block, ReadOnlySpan<float> inputs, int width)
    {
        _block = block;
        _inputs = TraceReader.Matrix(inputs, width);
    }

    private int Rows => _inputs.GetLength(0);

    /// <summary>Adds a dense layer; places are offsets in the block.</summary>
    /// <param name="layer">Its parameters.</param>
    /// <param name="name">Its name.</param>
    /// <param name="activation">Its activation's name.</param>
    /// <param name="hasBias">Whether b exists.</param>
    /// <param name="source">What it read, −1 for the caller's inputs.</param>
    /// <param name="z">Where z was kept, −1 if it was not and has to be computed again.</param>
    /// <param name="a">Where a lies.</param>
    /// <param name="delta">Where δ lies.</param>
    public void Add(DenseView layer, string name, string activation, bool hasBias, int source, int z, int a, int delta)
    {
        MatrixView weights = layer.Weights;
        float[,] inputs = source < 0 ? _inputs : Read(source, weights.Inputs);
        float[]? bias = hasBias ? layer.Bias.ToArray() : null;
        float[,] logits = z < 0 ? Affine(inputs, weights, bias) : Read(z, weights.Outputs);
        _layers.Add(new LayerTrace(name, activation, inputs, TraceReader.Matrix(weights), bias, logits, Read(a, weights.Outputs), Read(delta, weights.Outputs)));
    }

    /// <summary>The trace.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="lossName">The loss.</param>
    /// <param name="loss">Its value.</param>
    /// <param name="targets">The caller's targets; empty for labels.</param>
    /// <param name="labels">Where the targets of labels lie, row by row.</param>
    /// <param name="deltaEquation">How the loss makes the last δ.</param>
    /// <param name="hasPenalties">Whether gradients gain a penalty's part.</param>
    public NetworkTrace Build(string network, string lossName, float loss, ReadOnlySpan<float> targets, int labels, string deltaEquation, bool hasPenalties) =>
        new(network, lossName, loss, [.. _layers], Targets(targets, labels, _layers[^1].Z.GetLength(1)), deltaEquation, hasPenalties);

    private float[,] Targets(ReadOnlySpan<float> targets, int labels, int width) => targets.IsEmpty
        ? TraceReader.Matrix(ref Unsafe.Add(ref _block.Start, labels), new PanelLayout(Rows, width, (width + 15) & ~15, 1, 16), Rows)
        : TraceReader.Matrix(targets, width);

    private float[,] Read(int offset, int width) =>
        TraceReader.Matrix(ref Unsafe.Add(ref _block.Start, offset), new PanelLayout(Rows, width, 16, (width + 15) / 16, 16), Rows);

    private float[,] Affine(float[,] inputs, MatrixView weights, float[]? bias)
    {
        float[,] z = new float[Rows, weights.Outputs];
        for (int r = 0; r < Rows; r++)
        {
            for (int o = 0; o < weights.Outputs; o++)
            {
                float sum = bias?[o] ?? 0f;
                for (int i = 0; i < weights.Inputs; i++)
                {
                    sum = float.MultiplyAddEstimate(inputs[r, i], weights[i, o], sum);
                }

                z[r, o] = sum;
            }
        }

        return z;
    }
}
