namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>A bit of everything: two hidden layers, dropout, momentum, L2, labels.</summary>
[Network(7, Batch = 6)]
[Dense(20, Activation.Tanh)]
[Dropout(0.4)]
[Dense(9, Activation.Relu)]
[Dense(4, Activation.Softmax)]
[CrossEntropy]
[L2(0.01)]
[Sgd(LearningRate = 0.05, Momentum = 0.9)]
public sealed partial class Everything;

/// <summary>Adam with its defaults, under a penalty: widths that leave padding, dropout.</summary>
[Network(7, Batch = 6)]
[Dense(20, Activation.Tanh)]
[Dropout(0.4)]
[Dense(4, Activation.Softmax)]
[CrossEntropy]
[L2(0.01)]
[Adam]
public sealed partial class WithAdam;

/// <summary>AdamW with a decay that shows, and a penalty besides.</summary>
[Network(7, Batch = 6)]
[Dense(33, Activation.Gelu)]
[Dense(4, Activation.Softmax)]
[CrossEntropy]
[L1(0.01)]
[AdamW(Decay = 0.5)]
public sealed partial class WithAdamW;

/// <summary>RMSProp with its defaults, under a penalty.</summary>
[Network(7, Batch = 6)]
[Dense(18, Activation.Relu)]
[Dense(4, Activation.Softmax)]
[CrossEntropy]
[WeightDecay(0.02)]
[RmsProp]
public sealed partial class WithRmsProp;

/// <summary>Large enough for scratch memory beyond the stack's.</summary>
[Network(300, Batch = 32)]
[Dense(200, Activation.Gelu)]
[Dense(17, Activation.Softmax)]
[CrossEntropy]
[Sgd]
public sealed partial class Wide;

/// <summary>Three classes, weights set by hand.</summary>
[Network(2, Batch = 4)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd]
public sealed partial class Classifier;

/// <summary>One sigmoid: two classes.</summary>
[Network(2, Batch = 4)]
[Dense(1, Activation.Sigmoid)]
[BinaryCrossEntropy]
[Sgd]
public sealed partial class Coin;

/// <summary>Neither loss nor optimiser.</summary>
[Network(3)]
[Dense(5, Activation.Silu)]
[Dense(2)]
public sealed partial class InferenceOnly;

/// <summary>A loss, but no optimiser.</summary>
[Network(3, Batch = 2)]
[Dense(2, Activation.Tanh)]
[MeanSquaredError]
public sealed partial class WithoutOptimizer;

/// <summary>An optimiser, but no loss: the caller has one.</summary>
[Network(3, Batch = 5)]
[Dense(6, Activation.Tanh)]
[Dense(2, Activation.Softplus)]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithoutLoss;

/// <summary>Every initialiser, named layers, one without a bias.</summary>
[Network(30)]
[Dense(40, Activation.Relu, Name = "Stem")]
[Dense(50, Activation.Tanh)]
#pragma warning disable UNR0314 // The initialiser that the layer would not have by itself.
[Dense(60, Activation.Sigmoid, Initializer = Initializer.He, Bias = false)]
#pragma warning restore UNR0314
[Dense(70, Activation.Relu, Initializer = Initializer.Glorot)]
[Dense(80, Initializer = Initializer.PyTorch, Name = "Head")]
public sealed partial class Initialised;

/// <summary>Inverted dropout on the inputs, observed through the gradient of the inputs.</summary>
[Network(200, Batch = 50)]
[Dropout(0.3)]
[Dense(1, Bias = false)]
[SquaredError]
[Sgd(LearningRate = 0)]
public sealed partial class InvertedDropout;

/// <summary>The classical form.</summary>
[Network(200, Batch = 50)]
[Dropout(0.3, Scale = false)]
[Dense(1, Bias = false)]
[SquaredError]
[Sgd(LearningRate = 0)]
public sealed partial class ClassicalDropout;

/// <summary>Two dropout layers of one width.</summary>
[Network(64, Batch = 16)]
[Dropout(0.5)]
[Dense(64)]
[Dropout(0.5)]
[Dense(3)]
[SquaredError]
[Sgd(LearningRate = 0)]
public sealed partial class TwiceDropped;

/// <summary>A rate of 0 drops nothing.</summary>
[Network(5, Batch = 4)]
[Dense(6, Activation.Tanh)]
[Dropout(0)]
[Dense(3)]
[SquaredError]
[Sgd]
public sealed partial class NeverDropped;

/// <summary>The same without dropout.</summary>
[Network(5, Batch = 4)]
[Dense(6, Activation.Tanh)]
[Dense(3)]
[SquaredError]
[Sgd]
public sealed partial class WithoutDropout;

/// <summary>All three penalties at once.</summary>
[Network(3, Batch = 2)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[SquaredError]
[L2(0.1)]
[WeightDecay(0.2)]
[L1(0.3)]
[Sgd]
public sealed partial class Penalised;

/// <summary>The same without a penalty.</summary>
[Network(3, Batch = 2)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[SquaredError]
[Sgd]
public sealed partial class WithoutPenalty;

/// <summary>A decay of 1e-5 of the weights in each step, and nothing else to move them.</summary>
[Network(3, Batch = 2)]
[Dense(2, Bias = false)]
[WeightDecay(1e-4)]
[Sgd(LearningRate = 0.1)]
public sealed partial class TinyDecay;

/// <summary>The front of a network whose back is <see cref="WithoutDropout"/>.</summary>
[Network(3, Batch = 4)]
[Dense(6, Activation.Tanh)]
[Dense(5)]
[Sgd]
public sealed partial class FrontHalf;

/// <summary>A first layer that takes ±∞ to ±1.</summary>
[Network(4, Batch = 5)]
[Dense(3, Activation.Tanh)]
[Dense(2, Activation.Softmax)]
[CrossEntropy]
[Sgd]
public sealed partial class TanhFirst;

/// <summary>A first layer that takes ±∞ to 0 or 1.</summary>
[Network(4, Batch = 5)]
[Dense(3, Activation.Sigmoid)]
[Dense(2)]
[SquaredError]
[Sgd(Momentum = 0.9)]
public sealed partial class SigmoidFirst;

/// <summary>A first layer whose two units are both dead for some inputs.</summary>
[Network(4, Batch = 5)]
[Dense(2, Activation.Relu)]
[Dense(2)]
[SquaredError]
[Sgd]
public sealed partial class ReluFirst;

/// <summary>Smooth everywhere.</summary>
[Network(3, Batch = 1)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[SquaredError]
[Sgd]
public sealed partial class Rounded;

/// <summary>A kink where z is 0.</summary>
[Network(3, Batch = 1)]
[Dense(4, Activation.Relu)]
[Dense(2)]
[SquaredError]
[Sgd]
public sealed partial class Bent;

/// <summary>Layers whose formulas have a number, beside others.</summary>
[Network(4)]
[Dense(6, Activation.LeakyRelu, Slope = 0.2)]
[Dropout(0.3)]
[Dense(5, Activation.Tanh)]
[Dropout(0.3, Scale = false)]
[Dense(4, Activation.Elu, Alpha = 1.5)]
[Dense(3, Activation.LeakyRelu)]
public sealed partial class Numbered;

/// <summary>Classes that count differently, one of them not at all, under a penalty.</summary>
[Network(5, Batch = 8)]
[Dense(20, Activation.Tanh)]
[Dense(4, Activation.Softmax)]
[CrossEntropy(ClassWeights = [1, 4, 0, 0.5])]
[L2(0.01)]
[Sgd(LearningRate = 0.05, Momentum = 0.9)]
public sealed partial class UnequalClasses;

/// <summary>The same with smoothed labels, and targets whose width 16 divides.</summary>
[Network(5, Batch = 8)]
[Dense(16, Activation.Softmax)]
[CrossEntropy(LabelSmoothing = 0.1, ClassWeights = [1, 4, 0, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2])]
[Sgd(LearningRate = 0.05)]
public sealed partial class UnequalSmoothedClasses;

/// <summary>Classes that count differently, and masks.</summary>
[Network(5, Batch = 8)]
[Dense(20, Activation.Tanh)]
[Dropout(0.5)]
[Dense(4, Activation.Softmax)]
[CrossEntropy(ClassWeights = [1, 4, 0, 0.5])]
[Sgd(LearningRate = 0.05)]
public sealed partial class UnequalDroppedClasses;

/// <summary>A body that is kept and a head that is trained, with everything that touches weights.</summary>
[Network(7, Batch = 6)]
[Dense(20, Activation.Gelu, Name = "Body")]
[Freeze]
[Dense(9, Activation.Tanh, Bias = false, Name = "Neck")]
[Freeze]
[Dense(4, Activation.Softmax, Name = "Head")]
[CrossEntropy]
[L1(0.01)]
[AdamW(Decay = 0.5, LearningRate = 0.01)]
public sealed partial class FrozenBody;

/// <summary>The same without anything frozen.</summary>
[Network(7, Batch = 6)]
[Dense(20, Activation.Gelu, Name = "Body")]
[Dense(9, Activation.Tanh, Bias = false, Name = "Neck")]
[Dense(4, Activation.Softmax, Name = "Head")]
[CrossEntropy]
[L1(0.01)]
[AdamW(Decay = 0.5, LearningRate = 0.01)]
public sealed partial class FreeBody;
