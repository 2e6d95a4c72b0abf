namespace Unrolled.Scaling;

// One class a batch: 256-256-256-256; 64 rows are Width256. Linear outputs and a rate that hardly moves the weights: every step does the same work on numbers of the same size.

[Network(256)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Batch1;

[Network(256, Batch = 2)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Batch2;

[Network(256, Batch = 4)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Batch4;

[Network(256, Batch = 8)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Batch8;

[Network(256, Batch = 16)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Batch16;

[Network(256, Batch = 32)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Batch32;

[Network(256, Batch = 128)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Batch128;

[Network(256, Batch = 256)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Batch256;

[Network(256, Batch = 512)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Batch512;

[Network(256, Batch = 1024)]
[Dense(256, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[SquaredError]
[Sgd(LearningRate = 1e-6)]
internal sealed partial class Batch1024;
