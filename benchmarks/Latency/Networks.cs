namespace Unrolled.Latency;

[Network(4, Batch = 5)]
[Dense(10, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(1e-3)]
[Sgd(LearningRate = 0.1)]
internal sealed partial class Tiny;
