using Unrolled;

namespace Autoencoder;

/// <summary>Squeezes a 28×28 image through 64 numbers and draws it again from them: both layers ReLU, J = (1/n) Σ‖x − x̂‖².</summary>
/// <remarks>
/// The second layer starts from Glorot's smaller weights instead of He's: an output pixel that starts far too bright is pushed below
/// zero by the first steps, where a ReLU has no gradient, and never comes back. With He's weights the error stays about four times as large.
/// </remarks>
[Network(784, Batch = 64)]
[Dense(64, Activation.Relu)]
[Dense(784, Activation.Relu, Initializer = Initializer.Glorot)]
[SquaredError]
[Sgd(LearningRate = 0.005, Momentum = 0.9)]
public sealed partial class AutoencoderNet;
