namespace Unrolled.Threads;

// Rates that hardly move the weights: every step does the same work on numbers of the same size.

/// <summary>784-128-10, 64 rows a step.</summary>
[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 1e-4)]
internal sealed partial class DigitNet;

/// <summary>784-64-784, 32 rows a step.</summary>
[Network(784, Batch = 32)]
[Dense(64, Activation.Relu)]
[Dense(784, Activation.Relu)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Autoencoder;

/// <summary>1024-1024-1024-10, 128 rows a step: weights beyond the second-level cache.</summary>
[Network(1024, Batch = 128)]
[Dense(1024, Activation.Relu)]
[Dense(1024, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 1e-4)]
internal sealed partial class LargeNet;

/// <summary>256-256-256-256, 64 rows a step.</summary>
[Network(256, Batch = 64)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class MiddleNet;

/// <summary>96-96-96-10, 96 rows a step: just large enough to be shared.</summary>
[Network(96, Batch = 96)]
[Dense(96, Activation.Relu)]
[Dense(96, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 1e-4)]
internal sealed partial class SmallestShared;

/// <summary>64-64-64-10, one row a step: never shared.</summary>
[Network(64)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 1e-4)]
internal sealed partial class OnlineNet;

/// <summary>4-10-3, 5 rows a step: never shared.</summary>
[Network(4, Batch = 5)]
[Dense(10, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(1e-3)]
[Sgd(LearningRate = 1e-4)]
internal sealed partial class TinyNet;
