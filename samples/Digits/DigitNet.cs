using Unrolled;

namespace Digits;

/// <summary>Reads a 28×28 digit: 784 pixels in, one hidden layer, ten probabilities out.</summary>
[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[L2(1e-4)]
[Sgd(LearningRate = 0.1, Momentum = 0.9)]
public sealed partial class DigitNet;
