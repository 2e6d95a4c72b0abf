using Unrolled;

namespace Game;

/// <summary>What a bird may expect: in come the five numbers it sees, out come two worths, of gliding and of flapping, from −1 (a crash at once) to 0 (never one).</summary>
[Network(5, Batch = 128)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(2)]
[Huber]
[Adam(LearningRate = 0.001)]
public sealed partial class BirdNet;
