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

    /// <summary>A file that has nothing to do with networks.</summary>
    public const string Unrelated = """
        internal static class Unrelated
        {
            public static int One => 1;
        }
        """;
}
