namespace Unrolled.Generator.Tests.Fuzzing;

/// <summary>Valid programs, small and as different as users write them, for mutations to start from. Each is in a namespace called <see cref="Namespace"/>.</summary>
internal static class Programs
{
    public const string Namespace = "Mutant";

    /// <summary>Networks in a library, which <see cref="Calls"/> call: so that their members need not be generated for every mutant.</summary>
    public const string Library = """
        namespace Ready;

        [Network(4, Batch = 5)] [Dense(10, Activation.Relu)] [Dense(3, Activation.Softmax)] [CrossEntropy] [L2(0.05)] [Sgd(LearningRate = 0.1)]
        public sealed partial class Classifier;

        [Network(8, Batch = 4)] [Dense(8, Activation.Silu)] [Dropout(Mask = MaskSource.Caller, Name = "Gate")] [Dense(3)] [SquaredError] [AdamW(Decay = 0.1)]
        public sealed partial class Regression;
        """;

    /// <summary>Annotated classes.</summary>
    public static readonly string[] Declarations =
    [
        """
        namespace Mutant;

        [Network(4, Batch = 5)]
        [Dense(10, Activation.Relu)]
        [Dense(3, Activation.Softmax)]
        [CrossEntropy]
        [L2(0.05)]
        [Sgd(LearningRate = 0.1)]
        public sealed partial class Classifier
        {
            public static float Run(float[] inputs) => new Classifier(seed: 3).TrainStep(inputs, 2);
        }
        """,
        """
        using Layer = Unrolled.DenseAttribute;
        using Act = Unrolled.Activation;
        using static Unrolled.Activation;
        namespace Mutant
        {
            [global::Unrolled.Network(Sizes.Inputs, Batch = Sizes.Inputs * 2)]
            [Layer(inputs: Sizes.Inputs, outputs: 1 << 3, Act.Elu, Alpha = 1.5, Name = nameof(Hidden)), Dropout(.25f, Scale = false)]
            [Layer(sizeof(int), Tanh, Initializer = Initializer.Glorot)]
            [DenseAttribute((int)Sizes.Kind.Many, Sigmoid, Bias = !true)]
            [BinaryCrossEntropy, WeightDecay(1e-4), AdamAttribute(LearningRate = 1e-3f, Beta1 = 0.9)]
            internal partial class Gallery;

            internal static class Sizes
            {
                public const int Inputs = 7;
                public enum Kind { Few = 1, Many = 4 }
            }

            internal static class Hidden;
        }
        """,
        """
        namespace Mutant;

        [Network(
        #if SMALL || true
            9
        #else
            784
        #endif
        )]
        #region layers
        [Dense(4, Activation.LeakyRelu, Slope = 0.05)] // the code
        #if SMALL
        [Dense(128, Activation.Relu)]
        #endif
        [Dense(9, /* linear */ Activation.Identity)]
        #endregion
        [MeanSquaredError]
        [RmsProp(Alpha = 0.9, Epsilon = 1e-6)]
        [MemoryBudget(1 << 20), FlopBudget(5_000L)]
        public partial class Autoencoder;
        """,
        """
        namespace Mutant;

        #pragma warning disable UNR0313, UNR0314, UNR0315
        [Network(3)] [Dense(2, Activation.Softmax)] [SquaredError] [AdamW, L2(1e-4)] internal partial class Brier;
        [Network(3)] [Dense(2, Activation.Tanh, Initializer = Initializer.He)] internal partial class Wide;
        #pragma warning restore
        """,
        """
        namespace Mutant
        {
            public partial interface IOuter
            {
                internal partial record struct Inner(int Size)
                {
                    private static partial class @class
                    {
                        [Network(2)] [Dense(1, Activation.Sigmoid)] [BinaryCrossEntropy] [Sgd(Momentum = 0.9, Nesterov = true)]
                        internal sealed partial class Gate : Base<int>
                        {
                            public Gate(string path) : this(path.Length) { Path = path; }
                            static Gate() { }
                            public string? Path { get; }
                            public void Predict(string path) => Predict(new float[2], new float[1]);
                            public int this[int index] => index;
                        }
                    }
                }
            }

            public abstract class Base<T>
            {
                protected Base(params int[] sizes) { }
            }
        }
        """,
        """
        namespace Mutant;

        [Network(6)] partial class Parts;
        [Sgd, L1(1e-5), L2(1e-4), Dropout(Mask = MaskSource.Caller, Name = "Mask"), Dense(5, Activation.Gelu), Dense(2, Activation.GeluTanh)]
        partial class Parts
        {
            private void Keep(System.Span<float> inputs, System.Span<float> outputs) { Mask.Mask[0, 0] = 1; Predict(inputs[..6], outputs); }
        }
        """,
    ];

    /// <summary>Code that uses the networks of <see cref="Library"/>.</summary>
    public static readonly string[] Calls =
    [
        """
        using System;
        namespace Mutant;

        public static class Calls
        {
            private static readonly float[] s_row = new float[Ready.Classifier.Inputs];

            public static float Run(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
            {
                Ready.Classifier net = new(seed: 3) { LearningRate = 0.2f };
                Span<float> outputs = stackalloc float[Ready.Classifier.Outputs];
                float[] rows = new float[2 * 4];
                int[] classes = [0, 2];
                net.Predict(s_row, outputs);
                net.Predict(rows.AsSpan(4, 4), outputs[..3]);
                net.PredictLabels(rows, classes);
                return net.TrainStep(rows, classes) + net.TrainStep(s_row, 2) + net.Loss(inputs, labels);
            }
        }
        """,
        """
        using System;
        using Net = Ready.Classifier;
        namespace Mutant;

        public static class Copies
        {
            public static float Run(Net net)
            {
                float[] parameters = new float[Net.ParameterCount];
                net.CopyParametersTo(parameters);
                net.CopyParametersFrom(parameters);
                net.CopyFrom(net.Clone());
                foreach (var layer in net.Description.Layers) { parameters[0] += layer.Outputs; }
                return net.Dense1.Weights[0, 9] + net.Gradients.Dense2.Bias[2] + net.Steps;
            }
        }
        """,
        """
        using System;
        using Ready;
        namespace Mutant;

        public class Session(Regression net)
        {
            private const int Rows = 4;
            private readonly float[] _inputs = new float[Rows * Regression.Inputs];
            private static readonly float[] s_targets = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

            public float Step()
            {
                var weights = new[] { 1f, 0.5f, 0.25f, 0.125f };
                Span<float> gradients = stackalloc float[32];
                float loss = net.TrainStep(_inputs, s_targets, weights);
                loss += net.ComputeGradients(_inputs.AsSpan()[..8], s_targets.AsSpan(0, 3), gradients.Slice(0, 8));
                net.Backward(_inputs, s_targets);
                net.ApplyGradients();
                Func<float> later = () => net.Loss(_inputs, s_targets) + net.Penalty();
                return loss switch { > 0 and < 1 => later(), float.NaN => throw new InvalidOperationException(nameof(Step)), _ => loss };
            }

            public string Show() => $"{net} {net.Summary,10} {net.Trace(_inputs, s_targets)} {net.Gate.Mask[0, 0]}";
        }
        """,
    ];
}
