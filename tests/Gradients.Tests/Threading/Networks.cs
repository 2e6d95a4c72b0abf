namespace Unrolled.Gradients.Tests.Threading;

/// <summary>Too small for several threads: asking for them changes nothing.</summary>
[Network(4, Batch = 5)]
[Dense(10, Activation.Relu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[L2(1e-3)]
[Sgd(LearningRate = 0.1)]
public sealed partial class Declined;

/// <summary>A classifier of images.</summary>
[Network(784, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[L2(1e-4)]
[Sgd(LearningRate = 0.1)]
public sealed partial class Digits;

/// <summary>An autoencoder: an element-wise loss on a wide output.</summary>
[Network(784, Batch = 32)]
[Dense(64, Activation.Relu)]
[Dense(784, Activation.Relu)]
[SquaredError]
[Sgd(LearningRate = 1e-4)]
public sealed partial class Reconstruction;

/// <summary>Dropout on the inputs and behind a layer: masks are a function of the row's place in the step.</summary>
[Network(200, Batch = 70)]
[Dropout(0.1)]
[Dense(150, Activation.Tanh)]
[Dropout(0.4)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[WeightDecay(1e-4)]
[Sgd(LearningRate = 0.05)]
public sealed partial class Dropped;

/// <summary>Momentum, two wide layers, odd sizes everywhere, smooth activations that keep z.</summary>
[Network(101, Batch = 50)]
[Dense(203, Activation.Gelu)]
[Dense(131, Activation.Elu)]
[Dense(37, Activation.Sigmoid)]
[BinaryCrossEntropy]
[L1(1e-5)]
[Sgd(LearningRate = 0.02, Momentum = 0.9, Nesterov = true)]
public sealed partial class Heavy;

/// <summary>Softmax that is not fused with its loss, a classical dropout, a layer of few outputs in the middle.</summary>
[Network(300, Batch = 100)]
[Dense(70, Activation.Softplus)]
[Dropout(0.2, Scale = false)]
[Dense(5, Activation.Relu, Bias = false)]
[Dense(33, Activation.Softmax)]
#pragma warning disable UNR0313 // A softmax apart from its loss is what this network is for.
[SquaredError]
#pragma warning restore UNR0313
[Sgd(LearningRate = 0.1, Momentum = 0.5)]
public sealed partial class Unfused;

/// <summary>Three classes: their rows go through the loss four at a time.</summary>
[Network(150, Batch = 110)]
[Dense(120, Activation.LeakyRelu)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1)]
public sealed partial class FewClasses;

/// <summary>An optimiser that counts steps, δ's with rows of the step in the lanes, a last shard that is not whole.</summary>
[Network(130, Batch = 60)]
[Dense(192, Activation.Relu)]
[Dense(80, Activation.Tanh)]
[Dense(20, Activation.Softmax)]
[CrossEntropy]
[Adam]
public sealed partial class Adaptive;

/// <summary>δ's with 64, 32 or 16 rows of the step in the lanes: two threads take parts of 33 to 48 rows, which are a tile of 32 and one of 16.</summary>
[Network(256, Batch = 80)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.05)]
public sealed partial class RowLanes;

/// <summary>Inputs that are packed first.</summary>
[Network(1024, Batch = 32)]
[Dense(64, Activation.Relu)]
[Dense(20, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.05)]
public sealed partial class Packed;

/// <summary>An optimiser, and the caller's own loss.</summary>
[Network(160, Batch = 96)]
[Dense(96, Activation.Silu)]
[Dense(40, Activation.Tanh)]
[Sgd(LearningRate = 0.05)]
public sealed partial class OwnLoss;

/// <summary>A norm over all gradients between them and the update, with leftovers of every kind.</summary>
[Network(130, Batch = 60)]
[Dense(192, Activation.Relu)]
[Dropout(0.2)]
[Dense(80, Activation.Tanh)]
[Dense(20, Activation.Softmax)]
[CrossEntropy]
[WeightDecay(1e-3)]
[Adam]
[ClipGradients(Norm = 0.05)]
public sealed partial class ClippedByNorm;

/// <summary>Gradients clipped on the way to the update.</summary>
[Network(150, Batch = 96)]
[Dense(120, Activation.Silu)]
[Dense(30, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.1, Momentum = 0.5)]
[ClipGradients(Value = 1e-3)]
public sealed partial class ClippedByValue;

/// <summary>Targets that are smoothed and weighted before the rows are cut in parts.</summary>
[Network(150, Batch = 96)]
[Dense(120, Activation.Silu)]
[Dense(32, Activation.Softmax)]
[CrossEntropy(LabelSmoothing = 0.1, ClassWeights = [1, 2, 0.5, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3])]
[Sgd(LearningRate = 0.1, Momentum = 0.5)]
public sealed partial class WeighedClasses;

/// <summary>δ ends above the layers that are frozen, and goes on to them for the gradients of the inputs only.</summary>
[Network(150, Batch = 96)]
[Dense(120, Activation.Silu)]
[Freeze]
[Dropout(0.2)]
[Dense(90, Activation.Tanh)]
[Freeze]
[Dense(30, Activation.Softmax)]
[CrossEntropy]
[L2(1e-4)]
[Adam]
public sealed partial class FrozenBelow;

/// <summary>δ passes through a frozen layer.</summary>
[Network(130, Batch = 60)]
[Dense(192, Activation.Relu)]
[Dense(80, Activation.Gelu)]
[Freeze]
[Dense(20, Activation.Softmax)]
[CrossEntropy]
[AdamW(Decay = 0.1)]
[ClipGradients(Norm = 0.5)]
public sealed partial class FrozenInside;
