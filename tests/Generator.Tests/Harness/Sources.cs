namespace Unrolled.Generator.Tests.Harness;

/// <summary>Declarations that more than one test starts from.</summary>
internal static class Sources
{
    public const string Digits = """
        namespace Samples;

        [Network(784, Batch = 64)]
        [Dense(128, Activation.Relu)]
        [Dropout(0.2f)]
        [Dense(10, Activation.Softmax)]
        [CrossEntropy]
        [L2(1e-4f)]
        [Sgd(LearningRate = 0.1f)]
        public sealed partial class DigitNet;
        """;

    /// <summary>4 inputs, 3 classes, up to 5 rows.</summary>
    public const string Classifier = """
        [Network(4, Batch = 5)] [Dense(10, Activation.Relu)] [Dense(3, Activation.Softmax)] [CrossEntropy] [Sgd]
        partial class Net;

        """;

    /// <summary>A file that has nothing to do with networks.</summary>
    public const string Unrelated = """
        internal static class Unrelated
        {
            public static int One => 1;
        }
        """;
}
