using System;
using System.ComponentModel;

namespace Unrolled;

/// <summary>The parameters of a dense layer, or their gradients.</summary>
/// <remarks>A view, not a copy: it reads and writes the network itself. Not synchronised: do not write while another thread uses the network.</remarks>
public readonly struct DenseView
{
    private readonly VectorView _bias;

    /// <summary>Makes a view.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias; <c>default</c> for a layer without one.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DenseView(MatrixView weights, VectorView bias)
    {
        Weights = weights;
        _bias = bias;
    }

    /// <summary>The weights W (inputs × outputs).</summary>
    public MatrixView Weights { get; }

    /// <summary>The bias b (one value per output).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public VectorView Bias => _bias.Exists
        ? _bias
        : throw new InvalidOperationException($"{Weights.Name.Split('.')[0]} has no bias: it is declared with Bias = false.");
}
