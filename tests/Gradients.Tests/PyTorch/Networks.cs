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
