namespace Unrolled.Unrolling;

/// <summary>The networks that are compared, as the planner would have them.</summary>
internal static partial class Looped
{
    [Network(16)]
    [Dense(16, Activation.Relu)]
    [Dense(4, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of16To16To4;

    [Network(32)]
    [Dense(32, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of32To32To10;

    [Network(64)]
    [Dense(64, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of64To64To10;

    [Network(64)]
    [Dense(64, Activation.Relu)]
    [Dense(64, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of64To64To64To10;

    [Network(128)]
    [Dense(128, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of128To128To10;

    [Network(256)]
    [Dense(128, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of256To128To10;

    [Network(16, Batch = 16)]
    [Dense(16, Activation.Relu)]
    [Dense(4, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of16To16To4Batch16;

    [Network(32, Batch = 16)]
    [Dense(32, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of32To32To10Batch16;

    [Network(64, Batch = 16)]
    [Dense(32, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of64To32To10Batch16;

    [Network(64, Batch = 16)]
    [Dense(64, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of64To64To10Batch16;

    [Network(128, Batch = 16)]
    [Dense(64, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of128To64To10Batch16;
}

/// <summary>The same in straight lines.</summary>
#pragma warning disable UNR0404 // How much slower they are is the question.
internal static partial class Straight
{
    [Network(16, Unroll = Unroll.Full)]
    [Dense(16, Activation.Relu)]
    [Dense(4, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of16To16To4;

    [Network(32, Unroll = Unroll.Full)]
    [Dense(32, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of32To32To10;

    [Network(64, Unroll = Unroll.Full)]
    [Dense(64, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of64To64To10;

    [Network(64, Unroll = Unroll.Full)]
    [Dense(64, Activation.Relu)]
    [Dense(64, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of64To64To64To10;

    [Network(128, Unroll = Unroll.Full)]
    [Dense(128, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of128To128To10;

    [Network(256, Unroll = Unroll.Full)]
    [Dense(128, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of256To128To10;

    [Network(16, Batch = 16, Unroll = Unroll.Full)]
    [Dense(16, Activation.Relu)]
    [Dense(4, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of16To16To4Batch16;

    [Network(32, Batch = 16, Unroll = Unroll.Full)]
    [Dense(32, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of32To32To10Batch16;

    [Network(64, Batch = 16, Unroll = Unroll.Full)]
    [Dense(32, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of64To32To10Batch16;

    [Network(64, Batch = 16, Unroll = Unroll.Full)]
    [Dense(64, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of64To64To10Batch16;

    [Network(128, Batch = 16, Unroll = Unroll.Full)]
    [Dense(64, Activation.Relu)]
    [Dense(10, Activation.Softmax)]
    [CrossEntropy]
    [Sgd(LearningRate = 0.01)]
    public sealed partial class Of128To64To10Batch16;
}
