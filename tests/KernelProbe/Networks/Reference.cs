namespace Unrolled.KernelProbe.Networks;

/// <summary>R1 of the design: tiny, all straight lines.</summary>
[Network(4, Batch = 5)]
[Dense(10, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(1e-3)]
[Sgd(LearningRate = 0.1)]
internal sealed partial class R1;

/// <summary>784-128-10: panels, tiles and loops.</summary>
[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[L2(1e-4)]
[Sgd(LearningRate = 0.1)]
internal sealed partial class Digits;

/// <summary>784-128-10 with dropout and momentum.</summary>
[Network(784, Batch = 64)]
[Dropout(0.1)]
[Dense(128, Activation.Relu)]
[Dropout(0.3)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[WeightDecay(1e-4)]
[Sgd(LearningRate = 0.05, Momentum = 0.9)]
internal sealed partial class DroppedDigits;
