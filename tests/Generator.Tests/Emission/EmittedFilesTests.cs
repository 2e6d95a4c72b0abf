using System.Collections.Immutable;
using Unrolled.Generator.Tests.Harness;
using Unrolled.Generator.Tests.Snapshots;
using Xunit;

namespace Unrolled.Generator.Tests.Emission;

/// <summary>Whole sets of emitted files, to be read when they change: the classifier of DESIGN's R1, a network with a bit of everything else, an update in a second pass, adjusted targets, and functions for C.</summary>
public class EmittedFilesTests
{
    [Fact]
    public void Classifier() => Snapshot.Match(Emit(
        """
        namespace Nets;

        [Network(4, Batch = 5)]
        [Dense(10, Activation.Relu)]
        [Dense(3, Activation.Softmax)]
        [CrossEntropy]
        [L2(1e-3)]
        [Sgd(LearningRate = 0.1)]
        public sealed partial class Classifier;
        """));

    [Fact]
    public void Gallery() => Snapshot.Match(Emit(
        """
        namespace Nets;

        public static partial class Outer
        {
            [Network(20, Batch = 4)]
            [Dropout(0.2, Scale = false)]
            [Dense(40, Activation.Gelu, Bias = false)]
            [Dense(33, Activation.Tanh, Initializer = Initializer.PyTorch)]
            [Dropout(Mask = MaskSource.Caller, Name = "Gate")]
            [Dense(1, Activation.Sigmoid, Name = "Probability")]
            [BinaryCrossEntropy]
            [WeightDecay(0.01)]
            [L1(0.001)]
            [Sgd(LearningRate = 0.05, Momentum = 0.9, Nesterov = true)]
            internal partial class Gallery;
        }
        """));

    /// <summary>The norm of all gradients stands between them and the update: kernels store gradients and know no optimiser.</summary>
    [Fact]
    public void Clipped() => Snapshot.Match(Emit(
        """
        namespace Nets;

        [Network(4, Batch = 5)]
        [Dense(3, Activation.Softmax)]
        [CrossEntropy]
        [Sgd(LearningRate = 0.1)]
        [ClipGradients(Norm = 1)]
        public sealed partial class Clipped;
        """));

    /// <summary>Targets are adjusted before any kernel sees them: the same kernels as without, two arguments and a constant more.</summary>
    [Fact]
    public void Weighted() => Snapshot.Match(Emit(
        """
        namespace Nets;

        [Network(4, Batch = 5)]
        [Dense(3, Activation.Softmax)]
        [CrossEntropy(LabelSmoothing = 0.1, ClassWeights = [1, 2, 0.5])]
        [Sgd(LearningRate = 0.1)]
        public sealed partial class Weighted;
        """));

    /// <summary>The frozen layer has a forward kernel and nothing else, and backpropagation ends above it.</summary>
    [Fact]
    public void Frozen() => Snapshot.Match(Emit(
        """
        namespace Nets;

        [Network(4, Batch = 5)]
        [Dense(10, Activation.Relu)]
        [Freeze]
        [Dense(3, Activation.Softmax)]
        [CrossEntropy]
        [Adam]
        public sealed partial class Frozen;
        """));

    /// <summary>Prediction and the loss are left, laid out and computed as in the class that trains.</summary>
    [Fact]
    public void Deployed() => Snapshot.Match(Emit(
        """
        namespace Nets;

        [Network(4, Batch = 5, Training = false)]
        [Dense(10, Activation.Relu)]
        [Freeze]
        [Dense(3, Activation.Softmax)]
        [CrossEntropy(LabelSmoothing = 0.1)]
        [L2(1e-3)]
        [Adam]
        [ClipGradients(Norm = 1)]
        public sealed partial class Deployed;
        """));

    /// <summary>The functions that C calls, and the text of their header.</summary>
    [Fact]
    public void Exported() => Snapshot.Match(Emit(
        """
        namespace Nets;

        [Network(4, Batch = 5)]
        [Dense(3, Activation.Softmax)]
        [CrossEntropy]
        [Sgd(LearningRate = 0.1)]
        [ExportC("flower")]
        public sealed partial class Exported;
        """));

    private static ImmutableSortedDictionary<string, string> Emit(string source) => GeneratorHarness.Run(source).AssertClean().Files;
}
