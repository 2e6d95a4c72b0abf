using System.Linq;

namespace Unrolled.GeneratorCost;

/// <summary>The project that is measured: ten networks of the kinds users have, in one file.</summary>
internal static class TenNetworks
{
    public const string Source = """
        using Unrolled;

        namespace Ten;

        [Network(4, Batch = 5)] [Dense(10, Activation.Relu)] [Dense(3, Activation.Softmax)] [CrossEntropy] [L2(1e-3)] [Sgd(LearningRate = 0.1)]
        public sealed partial class Flowers;

        [Network(784, Batch = 64)] [Dense(128, Activation.Relu)] [Dense(10, Activation.Softmax)] [CrossEntropy] [L2(1e-4)] [Sgd(LearningRate = 0.1)]
        public sealed partial class Digits;

        [Network(784, Batch = 64)] [Dense(256, Activation.Relu)] [Dropout(0.2)] [Dense(128, Activation.Relu)] [Dropout(0.2)] [Dense(10, Activation.Softmax)]
        [CrossEntropy] [WeightDecay(1e-4)] [Sgd(LearningRate = 0.1, Momentum = 0.9)]
        public sealed partial class DeepDigits;

        [Network(784, Batch = 32)] [Dense(64, Activation.Relu)] [Dense(784, Activation.Relu)] [SquaredError] [Sgd(LearningRate = 1e-3)]
        public sealed partial class Autoencoder;

        [Network(13, Batch = 17)] [Dense(32, Activation.Tanh)] [Dense(1)] [MeanSquaredError] [Sgd]
        public sealed partial class Prices;

        [Network(30, Batch = 16)] [Dense(16, Activation.Silu)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] [Sgd]
        public sealed partial class Alarm;

        [Network(8)] [Dense(64, Activation.Tanh)] [Dense(64, Activation.Tanh)] [Dense(2)] [Sgd(LearningRate = 3e-4)]
        public sealed partial class Policy;

        [Network(64)] [Dense(64, Activation.LeakyRelu)] [Dense(64, Activation.Elu)] [Dense(10, Activation.Softmax)] [CrossEntropy] [Sgd]
        public sealed partial class Online;

        [Network(100, Batch = 64)] [Dense(65, Activation.Gelu)] [Dense(63, Activation.GeluTanh)] [Dense(17, Activation.Softmax)] [CrossEntropy] [L1(1e-5)]
        [Sgd(Momentum = 0.9, Nesterov = true)]
        public sealed partial class Sensors;

        [Network(16)] [Dense(32, Activation.Softplus)] [Dense(4)]
        public sealed partial class Filter;
        """;

    /// <summary>Calls of them, all right, which analyzers have to follow.</summary>
    public static string Calls { get; } = "namespace Ten; internal static class Calls { " + string.Concat(
        from network in new[]
        {
            ("Flowers", 4, 3), ("Digits", 784, 10), ("DeepDigits", 784, 10), ("Autoencoder", 784, 784), ("Prices", 13, 1),
            ("Alarm", 30, 1), ("Policy", 8, 2), ("Online", 64, 10), ("Sensors", 100, 17), ("Filter", 16, 4),
        }
        select CallsOf(network.Item1, network.Item2, network.Item3)) + "}";

    private static string CallsOf(string network, int inputs, int outputs) => $$"""
        public static void Use({{network}} net)
        {
            float[] x = new float[3 * {{network}}.Inputs];
            System.Span<float> y = stackalloc float[{{3 * outputs}}];
            net.Predict(x, y);
            net.Predict(x.AsSpan(0, {{inputs}}), y[..{{outputs}}]);
            float[] parameters = new float[{{network}}.ParameterCount];
            net.CopyParametersTo(parameters);
            net.CopyParametersFrom(parameters);
        }

        """;

    /// <summary>What stands for the rest of a user's project: a file without networks, which an edit changes.</summary>
    public static string Rest(int edit) => $"internal static class Rest {{ public static int Edit => {edit}; }}";
}
