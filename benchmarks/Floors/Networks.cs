namespace Unrolled.Floors;

/// <summary>784-128-10, 64 rows a step: the workload the floors are set for.</summary>
[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[L2(1e-4)]
[Sgd(LearningRate = 0.001)]
internal sealed partial class DigitNet;

/// <summary>784-128-10 with Adam: what reading and writing m and v costs beside plain descent.</summary>
[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Adam]
internal sealed partial class AdamNet;

/// <summary>4-10-3, 5 rows a step: where the cost of a call outweighs its arithmetic.</summary>
[Network(4, Batch = 5)]
[Dense(10, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(1e-3)]
[Sgd(LearningRate = 0.001)]
internal sealed partial class TinyNet;

/// <summary>784-64-784, 32 rows a step: an autoencoder, whose wide output makes its loss costly.</summary>
[Network(784, Batch = 32)]
[Dense(64, Activation.Relu)]
[Dense(784, Activation.Relu)]
[SquaredError]
[Sgd(LearningRate = 1e-5)]
internal sealed partial class Autoencoder;

/// <summary>64-64-64-10, one row a step: bound by memory and latency, not by arithmetic.</summary>
[Network(64)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.001)]
internal sealed partial class OnlineNet;

/// <summary>1024-1024-1024-10, 128 rows a step: weights far beyond the second-level cache.</summary>
[Network(1024, Batch = 128)]
[Dense(1024, Activation.Relu)]
[Dense(1024, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.001)]
internal sealed partial class WideNet;

/// <summary>One panel of 784-128-10's first layer: nothing but products whose weights come from the second-level cache.</summary>
[Network(784)]
[Dense(64)]
internal sealed partial class PanelNet;

/// <summary>64-64-64-64-64, prediction only: four square layers that stay in the first two caches.</summary>
[Network(64)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(64)]
internal sealed partial class SquareNet;

/// <summary>784-128, linear: the product and the gradient of 784-128-10 with nothing around them.</summary>
[Network(784, Batch = 64)]
[Dense(128)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Layer;

/// <summary>96-64, linear: weights that stay in the first-level cache.</summary>
[Network(96, Batch = 48)]
[Dense(64)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class NarrowLayer;

/// <summary>1024-1024, linear: weights far beyond the second-level cache.</summary>
[Network(1024, Batch = 128)]
[Dense(1024)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class WideLayer;
