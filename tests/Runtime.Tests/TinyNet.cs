namespace Unrolled.Runtime.Tests;

/// <summary>A hand-made network, 3 → 20 → 2: weights in panels, weights transposed, and a bias; offsets leave no gap.</summary>
internal static class TinyNet
{
    public const int Inputs = 3;
    public const int Hidden = 20;
    public const int Outputs = 2;

    public static TensorDescription Weights1 { get; } =
        new("Dense1.Weights", Inputs, Hidden, 0, new PanelLayout(Inputs, Hidden, 16, 1, 16), transposed: false, limit: 1.5f);

    public static TensorDescription Bias1 { get; } =
        new("Dense1.Bias", 1, Hidden, 96, new PanelLayout(1, Hidden, 32, 1, 0), transposed: false, limit: 0f);

    public static TensorDescription Weights2 { get; } =
        new("Dense2.Weights", Hidden, Outputs, 128, new PanelLayout(Outputs, Hidden, 32, 1, 0), transposed: true, limit: 0.5f);

    public static int ParameterCount => (Inputs * Hidden) + Hidden + (Hidden * Outputs);

    public static NetworkDescription Description { get; } = Describe("TinyNet", Weights1);

    /// <summary>The same network with its first tensor stored in another way, or another one.</summary>
    public static NetworkDescription Describe(string name, TensorDescription first) => new(
        name, Inputs, Outputs, 8, "CrossEntropy", "Sgd",
        [
            new LayerDescription("Dense1", "Dense", Inputs, Hidden, "Relu", true, ""),
            new LayerDescription("Dropout1", "Dropout", Hidden, Hidden, "", false, "rate 0.2"),
            new LayerDescription("Dense2", "Dense", Hidden, Outputs, "Softmax", false, ""),
        ],
        [first, Bias1, Weights2]);
}
