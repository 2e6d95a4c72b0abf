namespace Unrolled.SaveProbe;

/// <summary>A network that is trained in part: its best parameters are more than those that are trained.</summary>
[Network(6, Batch = 8)]
[Dense(10, Activation.Tanh)]
[Freeze]
[Dense(12, Activation.Relu)]
[Dropout(0.3)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Sgd(Momentum = 0.9)]
public sealed partial class FittedHead;
