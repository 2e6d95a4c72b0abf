namespace Unrolled.KernelProbe.Networks;

/// <summary>Widths just above and below whole vectors, smooth activations, classical dropout.</summary>
[Network(17, Batch = 5)]
[Dense(63, Activation.Tanh)]
[Dropout(0.25, Scale = false)]
[Dense(65, Activation.Gelu)]
[Dense(100, Activation.Silu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.05, Momentum = 0.9)]
internal sealed partial class Smooth;

/// <summary>Kinked activations, Nesterov, two penalties.</summary>
[Network(100, Batch = 17)]
[Dense(65, Activation.LeakyRelu, Slope = 0.2)]
[Dropout(0.5)]
[Dense(63, Activation.Elu, Alpha = 0.7)]
[Dense(17, Activation.Sigmoid)]
[MeanSquaredError]
[L1(1e-5)]
[L2(1e-4)]
[Sgd(LearningRate = 0.1, Momentum = 0.8, Nesterov = true)]
internal sealed partial class Kinked;

/// <summary>Few to many to few: each layer in the other orientation than the one before.</summary>
[Network(65, Batch = 7)]
[Dense(3, Activation.Softplus)]
[Dense(63, Activation.GeluTanh)]
[Dense(2, Bias = false)]
[SquaredError]
[Sgd(LearningRate = 0.01)]
internal sealed partial class Bottleneck;

/// <summary>Narrow layers under many rows: rows in the lanes where that is cheapest.</summary>
[Network(5, Batch = 64)]
[Dense(7, Activation.Tanh)]
[Dense(3, Activation.Sigmoid)]
[BinaryCrossEntropy]
[Sgd(LearningRate = 0.2)]
internal sealed partial class ManyRows;

/// <summary>One of everything.</summary>
[Network(1)]
[Dense(1, Activation.Sigmoid)]
[BinaryCrossEntropy]
[Sgd(LearningRate = 0.5)]
internal sealed partial class Single;

/// <summary>One row a step: products with a vector, sums across lanes.</summary>
[Network(64)]
[Dense(64, Activation.Relu, Initializer = Initializer.PyTorch)]
[Dense(64, Activation.LeakyRelu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.05)]
internal sealed partial class Online;

/// <summary>Softmax that is not fused with its loss.</summary>
[Network(33, Batch = 16)]
[Dense(31, Activation.Elu)]
[Dense(18, Activation.Softmax)]
#pragma warning disable UNR0313 // A softmax apart from its loss is what this network is for.
[SquaredError]
#pragma warning restore UNR0313
[Sgd(LearningRate = 0.1)]
internal sealed partial class Unfused;

/// <summary>An autoencoder as wide as a row of an image, a partial last tile everywhere.</summary>
[Network(100, Batch = 19)]
[Dense(35, Activation.Relu)]
[Dense(100, Activation.Relu)]
[SquaredError]
[Sgd(LearningRate = 0.002)]
internal sealed partial class Autoencoder;

/// <summary>Cross-entropy after a sigmoid, no biases.</summary>
[Network(20, Batch = 33)]
[Dense(48, Activation.Sigmoid, Bias = false)]
[Dense(16, Activation.Sigmoid, Bias = false)]
[CrossEntropy]
[WeightDecay(1e-3)]
[Sgd(LearningRate = 0.1)]
internal sealed partial class Sigmoids;

/// <summary>Adam over widths beside whole vectors, with a penalty and dropout.</summary>
[Network(65, Batch = 17)]
[Dense(63, Activation.Tanh)]
[Dropout(0.25)]
[Dense(100, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(1e-3)]
[Adam(LearningRate = 0.003)]
internal sealed partial class Adaptive;

/// <summary>AdamW, one row a step, one layer without a bias.</summary>
[Network(33)]
[Dense(40, Activation.Silu, Bias = false)]
[Dense(9)]
[MeanSquaredError]
[AdamW(LearningRate = 0.003, Beta1 = 0.8, Beta2 = 0.99, Decay = 0.1)]
internal sealed partial class Decayed;

/// <summary>RMSProp on a tiny network: all straight lines.</summary>
[Network(5, Batch = 6)]
[Dense(7, Activation.Relu)]
[Dense(4, Activation.Softmax)]
[CrossEntropy]
[WeightDecay(1e-3)]
[RmsProp(LearningRate = 0.002)]
internal sealed partial class MeanSquares;

/// <summary>Wide layers, where K is cut in blocks and weights come from beyond the first cache.</summary>
[Network(300, Batch = 40)]
[Dense(513, Activation.Relu)]
[Dense(129, Activation.Silu)]
[Dense(11, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.05, Momentum = 0.9)]
internal sealed partial class Wide;

/// <summary>Weights beyond the second-level cache, inputs 4 KiB apart, rows of the step in the lanes on the way down, and a few rows left over.</summary>
[Network(1024, Batch = 79)]
[Dense(272, Activation.Relu)]
[Dense(256, Activation.Tanh)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.05)]
internal sealed partial class Streamed;

/// <summary>δ in row lanes a block of columns at a time, from two runs of panels, and of a step that leaves rows over; the last layer's dot products two rows at a time.</summary>
[Network(100, Batch = 45)]
[Dense(130, Activation.Relu)]
[Dense(600, Activation.Tanh)]
[Dense(12, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.05)]
internal sealed partial class Turned;

/// <summary>Gradients clipped by their norm: a sum over all of them, in double precision.</summary>
[Network(65, Batch = 9)]
[Dense(47, Activation.Silu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[L2(1e-2)]
[Adam]
[ClipGradients(Norm = 0.2)]
internal sealed partial class ClippedByNorm;

/// <summary>Gradients clipped one by one, on the way to the update.</summary>
[Network(33, Batch = 9)]
[Dense(18, Activation.Tanh)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[RmsProp]
[ClipGradients(Value = 0.01)]
internal sealed partial class ClippedByValue;

/// <summary>Targets of a whole vector a row, smoothed and weighted before the loss reads them.</summary>
[Network(20, Batch = 9)]
[Dense(16, Activation.Softmax)]
[CrossEntropy(LabelSmoothing = 0.1, ClassWeights = [1, 2, 0.3, 0, 1, 0.7, 1, 1, 5, 1, 1, 0.1, 1, 1, 1, 3])]
[Sgd(LearningRate = 0.1)]
internal sealed partial class Weighted;

/// <summary>A step in one kernel through every kind of layer: rows broadcast from memory, dot products on the way up and on the way down.</summary>
[Network(3, Batch = 4)]
[Dense(9, Activation.Tanh)]
[Dense(14, Activation.LeakyRelu)]
[Dense(6, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[L1(1e-4)]
[Sgd(LearningRate = 0.1, Momentum = 0.8, Nesterov = true)]
internal sealed partial class Small;
