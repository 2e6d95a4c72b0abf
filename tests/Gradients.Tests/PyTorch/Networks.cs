namespace Unrolled.Gradients.Tests.PyTorch;

// One network with each optimiser of optimisers.py; where it gives no number, there is none here: defaults are the same.

[Network(3, Batch = 8)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
internal sealed partial class WithSgd;

[Network(3, Batch = 8)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.05, Momentum = 0.9)]
internal sealed partial class WithMomentum;

[Network(3, Batch = 8)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.05, Momentum = 0.9, Nesterov = true)]
internal sealed partial class WithNesterov;

[Network(3, Batch = 8)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Adam]
internal sealed partial class WithAdam;

[Network(3, Batch = 8)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[AdamW(LearningRate = 0.01, Decay = 0.1)]
internal sealed partial class WithAdamW;

[Network(3, Batch = 8)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[RmsProp]
internal sealed partial class WithRmsProp;

[Network(3, Batch = 8)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[WeightDecay(0.05)]
[Sgd(LearningRate = 0.1)]
internal sealed partial class WithWeightDecay;

[Network(3, Batch = 8)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[ClipGradients(Norm = 0.1)]
[Sgd(LearningRate = 0.1, Momentum = 0.9)]
internal sealed partial class WithClipNorm;

[Network(3, Batch = 8)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[ClipGradients(Value = 0.02)]
[Sgd(LearningRate = 0.1, Momentum = 0.9)]
internal sealed partial class WithClipValue;

// One network with each case of losses.py.

[Network(3, Batch = 6)]
[Dense(4, Activation.Softmax)]
[CrossEntropy]
internal sealed partial class Plain;

[Network(3, Batch = 6)]
[Dense(4, Activation.Softmax)]
[CrossEntropy(LabelSmoothing = 0.125)]
internal sealed partial class Smoothed;

[Network(3, Batch = 6)]
[Dense(4, Activation.Softmax)]
[CrossEntropy(ClassWeights = [1, 2, 0, 0.5])]
internal sealed partial class Weighted;

[Network(3, Batch = 6)]
[Dense(4, Activation.Softmax)]
[CrossEntropy(LabelSmoothing = 0.25, ClassWeights = [1, 2, 0, 0.5])]
internal sealed partial class SmoothedAndWeighted;
