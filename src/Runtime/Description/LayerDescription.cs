namespace Unrolled;

/// <summary>One layer of a network, for tables, savers and exporters.</summary>
/// <param name="name">Its name: <c>Dense1</c>.</param>
/// <param name="kind">Its kind: <c>Dense</c>, <c>Dropout</c>.</param>
/// <param name="inputs">Values of a row that go in.</param>
/// <param name="outputs">Values of a row that come out.</param>
/// <param name="activation">Its activation: <c>Relu</c>; empty if it has none.</param>
/// <param name="bias">Whether it has a bias.</param>
/// <param name="options">Its other options as text: <c>rate 0.2</c>; empty if there are none.</param>
/// <param name="activationParameter">The slope of LeakyRelu, the α of Elu; null for an activation without one.</param>
/// <param name="predictScale">What a dropout layer of the classical form multiplies by in Predict; 1 for any other layer.</param>
/// <remarks>Immutable, so thread-safe.</remarks>
public sealed class LayerDescription(
    string name, string kind, int inputs, int outputs, string activation, bool bias, string options, float? activationParameter = null, float predictScale = 1f)
{
    /// <summary>The layer's name: <c>Dense1</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The layer's kind: <c>Dense</c>, <c>Dropout</c>.</summary>
    public string Kind { get; } = kind;

    /// <summary>Values of a row that go in.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>Values of a row that come out.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>The activation: <c>Relu</c>; empty if the layer has none.</summary>
    public string Activation { get; } = activation;

    /// <summary>Whether the layer has a bias.</summary>
    public bool Bias { get; } = bias;

    /// <summary>The other options as text: <c>rate 0.2</c>; empty if there are none.</summary>
    public string Options { get; } = options;

    /// <summary>The number in the activation's formula, as computed with: the slope of LeakyRelu, at least 0, or the α of Elu, above 0; null for an activation without one.</summary>
    public float? ActivationParameter { get; } = activationParameter;

    /// <summary>What <see cref="INetwork.Predict"/> multiplies each value by: 1 − rate for dropout with <c>Scale = false</c>, otherwise 1.</summary>
    public float PredictScale { get; } = predictScale;
}
