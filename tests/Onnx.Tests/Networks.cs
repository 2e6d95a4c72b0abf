namespace Unrolled.Onnx.Tests;

[Network(5)]
[Dense(4)]
public sealed partial class IdentityNet;

[Network(5)]
[Dense(6, Activation.Relu)]
[Dense(4)]
public sealed partial class ReluNet;

/// <summary>A slope of 0 is a number, too, not the operator's default.</summary>
[Network(5)]
[Dense(6, Activation.LeakyRelu, Slope = 0.3)]
[Dense(5, Activation.LeakyRelu)]
[Dense(4, Activation.LeakyRelu, Slope = 0)]
public sealed partial class LeakyReluNet;

[Network(5)]
[Dense(6, Activation.Elu, Alpha = 1.75)]
[Dense(4, Activation.Elu)]
public sealed partial class EluNet;

[Network(5)]
[Dense(4, Activation.Sigmoid)]
public sealed partial class SigmoidNet;

[Network(5)]
[Dense(4, Activation.Tanh)]
public sealed partial class TanhNet;

[Network(5)]
[Dense(4, Activation.Softplus)]
public sealed partial class SoftplusNet;

[Network(5)]
[Dense(6, Activation.Silu)]
[Dense(4, Activation.Silu)]
public sealed partial class SiluNet;

[Network(5)]
[Dense(6, Activation.Gelu)]
[Dense(4, Activation.Gelu)]
public sealed partial class GeluNet;

[Network(5)]
[Dense(6, Activation.GeluTanh)]
[Dense(4, Activation.GeluTanh)]
public sealed partial class GeluTanhNet;

[Network(5)]
[Dense(4, Activation.Softmax)]
public sealed partial class SoftmaxNet;

/// <summary>What MNIST's network has, smaller: its tensors are 0.weight, 0.bias, 3.weight.</summary>
[Network(7, Batch = 6)]
[Dense(20, Activation.Relu, Name = "Hidden")]
[Dropout(0.4)]
[Dense(9, Activation.Softmax, Bias = false)]
[CrossEntropy]
[Sgd]
public sealed partial class Classifier;

/// <summary>Predict multiplies the inputs by 0.5, what the first layer makes of them by 0.75, and nothing where the caller gives the mask.</summary>
[Network(5)]
[Dropout(0.5, Scale = false)]
[Dense(6, Activation.Relu)]
[Dropout(0.25, Scale = false)]
[Dense(6, Activation.Tanh)]
[Dropout(Mask = MaskSource.Caller)]
[Dense(4)]
public sealed partial class ClassicalDropout;

/// <summary>Weights in several panels, and one output.</summary>
[Network(150)]
[Dense(130, Activation.Gelu)]
[Dense(1)]
public sealed partial class Wide;
