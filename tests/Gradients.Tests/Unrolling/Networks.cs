namespace Unrolled.Gradients.Tests.Unrolling;

/// <summary>Each network twice: as the planner would have it, and in straight lines. Together they have every kernel that sums products.</summary>
internal static partial class Looped
{
    /// <summary>One method each way.</summary>
    [Network(4, Batch = 5)]
    [Dense(10, Activation.Relu)]
    [Dense(3, Activation.Softmax)]
    [CrossEntropy]
    [L2(1e-3)]
    [Sgd(LearningRate = 0.1)]
    public sealed partial class Tiny;

    /// <summary>One row a step, sums in two and four chains, more updates than a method holds.</summary>
    [Network(64)]
    [Dense(64, Activation.Tanh)]
    [Dense(40, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [L2(1e-4)]
    [Adam(LearningRate = 0.01)]
    public sealed partial class OneRow;

    /// <summary>The rows of the step in the lanes for δ·Wᵀ, with rows left over, and dropout.</summary>
    [Network(10, Batch = 32)]
    [Dense(65, Activation.Relu)]
    [Dropout(0.3)]
    [Dense(32, Activation.Sigmoid)]
    [Dense(3, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.1, Momentum = 0.9)]
    public sealed partial class RowLanes;

    /// <summary>A transposed copy for δ·Wᵀ, panels of two widths, terms in several methods, activations that keep z.</summary>
    [Network(20, Batch = 12)]
    [Dense(83, Activation.Gelu, Bias = false)]
    [Dense(37, Activation.Elu)]
    [SquaredError]
    [L1(1e-5)]
    [Sgd(LearningRate = 0.002)]
    public sealed partial class Transposed;

    /// <summary>Dot products both ways, and a softmax apart from its loss.</summary>
    [Network(72, Batch = 3)]
    [Dense(40, Activation.Softplus)]
    [Dense(5, Activation.Relu)]
    [Dense(33, Activation.Softmax)]
#pragma warning disable UNR0313 // A softmax apart from its loss is what this network is for.
    [SquaredError]
#pragma warning restore UNR0313
    [RmsProp(LearningRate = 0.001)]
    public sealed partial class Dots;

    /// <summary>Few weights and so many rows that a step is cut for several threads.</summary>
    [Network(16, Batch = 2048)]
    [Dense(40, Activation.Relu)]
    [Dense(64, Activation.Tanh)]
    [Dense(3, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.1)]
    public sealed partial class ManyRows;
}

/// <summary>The same, with nothing but straight lines.</summary>
#pragma warning disable UNR0404 // Kernels of several methods are what some of these networks are for.
internal static partial class Straight
{
    [Network(4, Batch = 5, Unroll = Unroll.Full)]
    [Dense(10, Activation.Relu)]
    [Dense(3, Activation.Softmax)]
    [CrossEntropy]
    [L2(1e-3)]
    [Sgd(LearningRate = 0.1)]
    public sealed partial class Tiny;

    [Network(64, Unroll = Unroll.Full)]
    [Dense(64, Activation.Tanh)]
    [Dense(40, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [L2(1e-4)]
    [Adam(LearningRate = 0.01)]
    public sealed partial class OneRow;

    [Network(10, Batch = 32, Unroll = Unroll.Full)]
    [Dense(65, Activation.Relu)]
    [Dropout(0.3)]
    [Dense(32, Activation.Sigmoid)]
    [Dense(3, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.1, Momentum = 0.9)]
    public sealed partial class RowLanes;

    [Network(20, Batch = 12, Unroll = Unroll.Full)]
    [Dense(83, Activation.Gelu, Bias = false)]
    [Dense(37, Activation.Elu)]
    [SquaredError]
    [L1(1e-5)]
    [Sgd(LearningRate = 0.002)]
    public sealed partial class Transposed;

    [Network(72, Batch = 3, Unroll = Unroll.Full)]
    [Dense(40, Activation.Softplus)]
    [Dense(5, Activation.Relu)]
    [Dense(33, Activation.Softmax)]
#pragma warning disable UNR0313 // A softmax apart from its loss is what this network is for.
    [SquaredError]
#pragma warning restore UNR0313
    [RmsProp(LearningRate = 0.001)]
    public sealed partial class Dots;

    [Network(16, Batch = 2048, Unroll = Unroll.Full)]
    [Dense(40, Activation.Relu)]
    [Dense(64, Activation.Tanh)]
    [Dense(3, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.1)]
    public sealed partial class ManyRows;
}
