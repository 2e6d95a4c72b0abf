namespace Unrolled.Gradients.Tests.ReferenceNetworks;

/// <summary>R1: one hidden ReLU layer, softmax with cross-entropy, L2.</summary>
[Network(4, Batch = 5)]
[Dense(10, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(0.05)]
[Sgd(LearningRate = 0.1)]
public sealed partial class R1;

/// <summary>R2: a single sigmoid layer without bias, J = −(1/N)·Σ t·log y.</summary>
[Network(6, Batch = 4)]
[Dense(3, Activation.Sigmoid, Bias = false)]
[CrossEntropy]
[Sgd(LearningRate = 0.1)]
public sealed partial class R2;

/// <summary>R3: sigmoid hidden, softmax out, no biases, soft targets, weight decay.</summary>
[Network(5, Batch = 6)]
[Dense(7, Activation.Sigmoid, Bias = false)]
[Dense(4, Activation.Softmax, Bias = false)]
[CrossEntropy]
[WeightDecay(0.08)]
[Sgd(LearningRate = 0.1)]
public sealed partial class R3;

/// <summary>R4: two hidden ReLU layers, softmax with cross-entropy, no penalty.</summary>
[Network(6, Batch = 9)]
[Dense(8, Activation.Relu)]
[Dense(7, Activation.Relu)]
[Dense(5, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1, Momentum = 0.9)]
public sealed partial class R4;

/// <summary>R4 with equal sizes, where a transposed factor too many still fits.</summary>
[Network(6, Batch = 9)]
[Dense(5, Activation.Relu)]
[Dense(5, Activation.Relu)]
[Dense(5, Activation.Softmax)]
[CrossEntropy]
public sealed partial class R4Square;

/// <summary>R5: an autoencoder, ReLU in both layers, squared error.</summary>
[Network(9, Batch = 7)]
[Dense(4, Activation.Relu)]
[Dense(9, Activation.Relu)]
[SquaredError]
[Sgd(LearningRate = 0.01, Momentum = 0.9, Nesterov = true)]
public sealed partial class R5;

/// <summary>R6 with ReLU: a mask on the hidden units that the caller gives.</summary>
[Network(5, Batch = 6)]
[Dense(8, Activation.Relu)]
[Dropout(Mask = MaskSource.Caller)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1)]
public sealed partial class R6Relu;

/// <summary>R6 with a sigmoid.</summary>
[Network(5, Batch = 6)]
[Dense(8, Activation.Sigmoid)]
[Dropout(Mask = MaskSource.Caller)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1)]
public sealed partial class R6Sigmoid;

/// <summary>R6 with tanh.</summary>
[Network(5, Batch = 6)]
[Dense(8, Activation.Tanh)]
[Dropout(Mask = MaskSource.Caller)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1)]
public sealed partial class R6Tanh;
