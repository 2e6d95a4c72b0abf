using System;

namespace Unrolled;

/// <summary>A fully connected layer: A = φ(X·W + b), X (rows × inputs), W (inputs × outputs), b (1 × outputs), A (rows × outputs).</summary>
/// <remarks>
/// The order of the attributes on the class is the order of the layers. The inputs follow from the layer before, or from the network's inputs;
/// stating them is a check, and a disagreement is a compile-time error.
/// <example>
/// <code>
/// [Dense(128, Activation.LeakyRelu, Slope = 0.05, Name = "Hidden")]
/// [Dense(128, 10, Activation.Softmax, Bias = false)]   // 128 inputs declared and checked, 10 outputs
/// </code>
/// </example>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute : Attribute
{
    /// <summary>A layer whose inputs are inferred.</summary>
    /// <param name="outputs">The values per row that come out; at least 1.</param>
    /// <param name="activation">φ; the identity unless given. <see cref="Activation.Softmax"/> on the last layer only.</param>
    public DenseAttribute(int outputs, Activation activation = Activation.Identity)
    {
        Outputs = outputs;
        Activation = activation;
    }

    /// <summary>A layer that states its inputs, to have them checked.</summary>
    /// <param name="inputs">The values per row that go in: the outputs of the layer before, or the network's inputs.</param>
    /// <param name="outputs">The values per row that come out; at least 1.</param>
    /// <param name="activation">φ; the identity unless given. <see cref="Activation.Softmax"/> on the last layer only.</param>
    public DenseAttribute(int inputs, int outputs, Activation activation = Activation.Identity)
        : this(outputs, activation)
    {
        Inputs = inputs;
    }

    /// <summary>The values per row that go in, or null where they are inferred.</summary>
    public int? Inputs { get; }

    /// <summary>The values per row that come out; at least 1.</summary>
    public int Outputs { get; }

    /// <summary>φ, applied to each element of X·W + b, or to each row for <see cref="Activation.Softmax"/>.</summary>
    public Activation Activation { get; }

    /// <summary>Whether b exists; true unless set.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// The layer's name, which becomes a property of the network: an identifier that no other layer or member has.
    /// Unless set, the layer is Dense1, Dense2, …, counted over all dense layers.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>How W is drawn by <c>Initialize</c>; by the activation unless set.</summary>
    public Initializer Initializer { get; set; } = Initializer.Default;

    /// <summary>The slope of <see cref="Activation.LeakyRelu"/> for z ≤ 0, finite and at least 0; 0.01 unless set. An error with another activation.</summary>
    public double Slope { get; set; } = 0.01;

    /// <summary>α of <see cref="Activation.Elu"/>, finite and above 0; 1 unless set. An error with another activation.</summary>
    public double Alpha { get; set; } = 1;
}
