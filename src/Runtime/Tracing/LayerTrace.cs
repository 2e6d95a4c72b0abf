using System.ComponentModel;

namespace Unrolled;

/// <summary>What one dense layer computed in a traced step. Convention: an example is a row, Z = X·W + b, A = φ(Z), Δ = ∂J/∂Z.</summary>
/// <remarks>A copy made at the time of the trace: later steps do not change it.</remarks>
public sealed class LayerTrace
{
    /// <summary>Collects a layer.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="activation">Its activation φ.</param>
    /// <param name="inputs">X, rows × inputs.</param>
    /// <param name="weights">W, inputs × outputs.</param>
    /// <param name="bias">b, one value per output; null without one.</param>
    /// <param name="z">Z, rows × outputs.</param>
    /// <param name="a">A, rows × outputs.</param>
    /// <param name="delta">Δ, rows × outputs.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerTrace(string name, string activation, float[,] inputs, float[,] weights, float[]? bias, float[,] z, float[,] a, float[,] delta)
    {
        Name = name;
        Activation = activation;
        Inputs = inputs;
        Weights = weights;
        Bias = bias;
        Z = z;
        A = a;
        Delta = delta;
    }

    /// <summary>The layer's name: <c>Dense1</c>.</summary>
    public string Name { get; }

    /// <summary>The activation φ: <c>Relu</c>.</summary>
    public string Activation { get; }

    /// <summary>X (rows × inputs): what the layer read; after dropout, if there is some before it.</summary>
    public float[,] Inputs { get; }

    /// <summary>W (inputs × outputs), before the step.</summary>
    public float[,] Weights { get; }

    /// <summary>b (one value per output), before the step; null for a layer without a bias.</summary>
    public float[]? Bias { get; }

    /// <summary>Z = X·W + b (rows × outputs).</summary>
    public float[,] Z { get; }

    /// <summary>A = φ(Z) (rows × outputs).</summary>
    public float[,] A { get; }

    /// <summary>Δ = ∂J/∂Z (rows × outputs), J being the mean loss: so dW = Xᵀ·Δ and db = the sum of Δ's rows, penalties aside.</summary>
    public float[,] Delta { get; }
}
