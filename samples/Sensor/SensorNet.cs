using Unrolled;

namespace Sensor;

/// <summary>An autoencoder of 16 readings: what four numbers can keep of them is how they usually go together.</summary>
[Network(16, Batch = 16)]
[Dense(12, Activation.Tanh)]
[Dense(4)]
[Dense(12, Activation.Tanh)]
[Dense(16)]
[MeanSquaredError]
[Adam(LearningRate = 0.002)]
internal sealed partial class SensorNet;
