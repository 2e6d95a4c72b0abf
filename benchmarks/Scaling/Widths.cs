namespace Unrolled.Scaling;

// One class a width: square, two hidden layers, 64 rows a step. Linear outputs and a rate that hardly moves the weights: every step does the same work on numbers of the same size.

[Network(16, Batch = 64)]
[Dense(16, Activation.Relu)]
[Dense(16, Activation.Relu)]
[Dense(16)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width16;

[Network(32, Batch = 64)]
[Dense(32, Activation.Relu)]
[Dense(32, Activation.Relu)]
[Dense(32)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width32;

[Network(48, Batch = 64)]
[Dense(48, Activation.Relu)]
[Dense(48, Activation.Relu)]
[Dense(48)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width48;

[Network(64, Batch = 64)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(64)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width64;

[Network(100, Batch = 64)]
[Dense(100, Activation.Relu)]
[Dense(100, Activation.Relu)]
[Dense(100)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width100;

[Network(128, Batch = 64)]
[Dense(128, Activation.Relu)]
[Dense(128, Activation.Relu)]
[Dense(128)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width128;

[Network(200, Batch = 64)]
[Dense(200, Activation.Relu)]
[Dense(200, Activation.Relu)]
[Dense(200)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width200;

[Network(256, Batch = 64)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width256;

[Network(384, Batch = 64)]
[Dense(384, Activation.Relu)]
[Dense(384, Activation.Relu)]
[Dense(384)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width384;

[Network(512, Batch = 64)]
[Dense(512, Activation.Relu)]
[Dense(512, Activation.Relu)]
[Dense(512)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width512;

[Network(768, Batch = 64)]
[Dense(768, Activation.Relu)]
[Dense(768, Activation.Relu)]
[Dense(768)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width768;

[Network(1024, Batch = 64)]
[Dense(1024, Activation.Relu)]
[Dense(1024, Activation.Relu)]
[Dense(1024)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width1024;

[Network(1536, Batch = 64)]
[Dense(1536, Activation.Relu)]
[Dense(1536, Activation.Relu)]
[Dense(1536)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width1536;

[Network(2048, Batch = 64)]
[Dense(2048, Activation.Relu)]
[Dense(2048, Activation.Relu)]
[Dense(2048)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width2048;

[Network(3072, Batch = 64)]
[Dense(3072, Activation.Relu)]
[Dense(3072, Activation.Relu)]
[Dense(3072)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width3072;

[Network(4096, Batch = 64)]
[Dense(4096, Activation.Relu)]
[Dense(4096, Activation.Relu)]
[Dense(4096)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Width4096;
