using Unrolled;

namespace FromC;

/// <summary>Tells in which of three rings around the origin a point lies.</summary>
[Network(2, Batch = 32)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[CrossEntropy]
[Adam(LearningRate = 0.01)]
[ExportC("rings")]
public sealed partial class RingsNet;
