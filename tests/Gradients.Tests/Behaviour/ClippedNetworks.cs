namespace Unrolled.Gradients.Tests.Behaviour;

/// <summary>The network without clipping, beside the two with it.</summary>
[Network(7, Batch = 6)]
[Dense(20, Activation.Tanh)]
[Dense(4, Activation.Softmax)]
[CrossEntropy]
[L2(0.01)]
[Sgd(LearningRate = 0.25, Momentum = 0.5)]
public sealed partial class Unclipped;

/// <summary>Each component bounded.</summary>
[Network(7, Batch = 6)]
[Dense(20, Activation.Tanh)]
[Dense(4, Activation.Softmax)]
[CrossEntropy]
[L2(0.01)]
[Sgd(LearningRate = 0.25, Momentum = 0.5)]
[ClipGradients(Value = 0.01)]
public sealed partial class ClippedByValue;

/// <summary>The norm of all of them bounded.</summary>
[Network(7, Batch = 6)]
[Dense(20, Activation.Tanh)]
[Dense(4, Activation.Softmax)]
[CrossEntropy]
[L2(0.01)]
[Sgd(LearningRate = 0.25, Momentum = 0.5)]
[ClipGradients(Norm = 0.1)]
public sealed partial class ClippedByNorm;

/// <summary>Decay that clipping leaves alone.</summary>
[Network(3)]
[Dense(2)]
[SquaredError]
[AdamW(LearningRate = 0.5, Decay = 0.5)]
[ClipGradients(Norm = 1)]
public sealed partial class ClippedDecay;

/// <summary>Parameters that move by exactly the clipped gradient.</summary>
[Network(2)]
[Dense(2)]
[SquaredError]
[Sgd(LearningRate = 1)]
[ClipGradients(Norm = 1)]
public sealed partial class NormOfSix;

/// <summary>The same, each component by itself.</summary>
[Network(2)]
[Dense(2)]
[SquaredError]
[Sgd(LearningRate = 1)]
[ClipGradients(Value = 1)]
public sealed partial class ValueOfSix;
