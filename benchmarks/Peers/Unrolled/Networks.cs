namespace Unrolled.Peers;

/// <summary>W1 and T1.</summary>
[Network(4, Batch = 5)]
[Dense(10, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(1e-4)]
[Sgd(LearningRate = 0.01)]
internal sealed partial class Tiny;

/// <summary>W2.</summary>
[Network(64)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(64)]
internal sealed partial class Square;

/// <summary>W3, W4 and T2.</summary>
[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.01)]
internal sealed partial class Digits;

/// <summary>T3.</summary>
[Network(784, Batch = 32)]
[Dense(64, Activation.Relu)]
[Dense(784, Activation.Relu)]
[SquaredError]
[Sgd(LearningRate = 1e-5)]
internal sealed partial class Autoencoder;

/// <summary>T4.</summary>
[Network(1024, Batch = 128)]
[Dense(1024, Activation.Relu)]
[Dense(1024, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.01)]
internal sealed partial class Wide;

/// <summary>T5.</summary>
[Network(64)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.01)]
internal sealed partial class Online;

/// <summary>T6.</summary>
[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Adam(LearningRate = 0.001)]
internal sealed partial class AdamDigits;
