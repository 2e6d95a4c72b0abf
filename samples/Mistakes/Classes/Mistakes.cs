using Unrolled;

namespace Classes;

// Declaration: the generated half of the class has nowhere to go.
[Network(784)]
[Dense(10)]
internal sealed class Forgetful;

// Shapes: the second layer was written for another first one.
[Network(784)]
[Dense(128, Activation.Relu)]
[Dense(100, 10, Activation.Softmax)]
internal sealed partial class Mismatched;

// Values: a share, not a percentage.
[Network(784)]
[Dropout(20)]
[Dense(10)]
internal sealed partial class Forgotten;

// Combinations: other libraries' cross-entropy takes logits.
[Network(784)]
[Dense(10)]
[CrossEntropy]
internal sealed partial class Translated;

// Budget: more than the device has room for.
[Network(784)]
[Dense(4096, Activation.Relu)]
[Dense(10, Activation.Softmax)]
[MemoryBudget(1_000_000)]
internal sealed partial class Enormous;
