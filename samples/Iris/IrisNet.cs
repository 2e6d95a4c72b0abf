using Unrolled;

namespace Iris;

/// <summary>Tells three species of iris apart by four lengths of their flowers, in standard deviations from the mean.</summary>
[Network(4, Batch = 10)]
[Dense(10, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(5e-3)]
[Sgd(LearningRate = 0.1)]
public sealed partial class IrisNet;
