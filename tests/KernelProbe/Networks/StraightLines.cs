namespace Unrolled.KernelProbe.Networks;

#pragma warning disable UNR0404 // Kernels of several methods are what these networks are for.

/// <summary>Straight lines for one row a step: chains, updates in several methods.</summary>
[Network(64, Unroll = Unroll.Full)]
[Dense(70, Activation.Tanh)]
[Dense(33, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[CrossEntropy]
[L2(1e-4)]
[Adam(LearningRate = 0.003)]
internal sealed partial class StraightOnline;

/// <summary>Straight lines for rows of the step in the lanes, dot products, terms and tiles in several methods.</summary>
[Network(100, Batch = 32, Unroll = Unroll.Full)]
[Dense(65, Activation.Relu)]
[Dense(32, Activation.Sigmoid)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd(LearningRate = 0.05, Momentum = 0.9)]
internal sealed partial class StraightRows;
