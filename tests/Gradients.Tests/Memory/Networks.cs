namespace Unrolled.Gradients.Tests.Memory;

/// <summary>R1 for inference: the same annotations.</summary>
[Network(4, Batch = 5, Training = false)]
[Dense(10, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(0.05)]
[Sgd(LearningRate = 0.1)]
public sealed partial class R1Inference;

/// <summary>R4 for inference.</summary>
[Network(6, Batch = 9, Training = false)]
[Dense(8, Activation.Relu)]
[Dense(7, Activation.Relu)]
[Dense(5, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1, Momentum = 0.9)]
public sealed partial class R4Inference;

/// <summary>R5 for inference: its loss is the reconstruction's error.</summary>
[Network(9, Batch = 7, Training = false)]
[Dense(4, Activation.Relu)]
[Dense(9, Activation.Relu)]
[SquaredError]
[Sgd(LearningRate = 0.01, Momentum = 0.9, Nesterov = true)]
public sealed partial class R5Inference;

/// <summary>R6 for inference: without the caller's mask.</summary>
[Network(5, Batch = 6, Training = false)]
[Dense(8, Activation.Relu)]
[Dropout(Mask = MaskSource.Caller)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1)]
public sealed partial class R6Inference;

/// <summary>No loss: the optimiser goes, and nothing is left but prediction.</summary>
[Network(3, Batch = 5, Training = false)]
[Dense(6, Activation.Tanh)]
[Dense(2, Activation.Softplus)]
[Sgd(LearningRate = 0.1)]
public sealed partial class PolicyInference;

/// <summary>The benchmarks' 784-128-10, 64 rows.</summary>
[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1)]
public sealed partial class Digits;

/// <summary>The same with Adam.</summary>
[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Adam]
public sealed partial class DigitsAdam;

/// <summary>The same for inference.</summary>
[Network(784, Batch = 64, Training = false)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Adam]
public sealed partial class DigitsInference;

/// <summary>The benchmarks' 784-64-784, 32 rows.</summary>
[Network(784, Batch = 32)]
[Dense(64, Activation.Relu)]
[Dense(784, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class Autoencoder;

/// <summary>The benchmarks' 1024-1024-1024-10, 128 rows.</summary>
[Network(1024, Batch = 128)]
[Dense(1024, Activation.Relu)]
[Dense(1024, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1)]
public sealed partial class Large;

/// <summary>The benchmarks' 64-64-64-10, a row at a time.</summary>
[Network(64)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1)]
public sealed partial class OneRow;

/// <summary>As many hyper-parameters as there can be.</summary>
[Network(4, Batch = 3)]
[Dense(3)]
[SquaredError]
[AdamW]
[ClipGradients(Norm = 1)]
public sealed partial class MostHyperParameters;
