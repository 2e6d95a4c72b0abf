namespace Unrolled.Extremes;

[Network(4, Batch = 5)]
[Dense(10, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(0.05)]
[Sgd(LearningRate = 0.1)]
internal sealed partial class Tiny;

[Network(64, Batch = 16)]
[Dense(64, Activation.Tanh)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Adam]
internal sealed partial class Small;

[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1, Momentum = 0.9)]
internal sealed partial class Digits;
