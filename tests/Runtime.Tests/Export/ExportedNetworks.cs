namespace Unrolled.Runtime.Tests.Export;

[Network(3, Batch = 4)]
[Dense(16, Activation.Tanh)]
[Dense(2, Activation.Softmax)]
[CrossEntropy]
[Adam]
[ExportC("first")]
internal sealed partial class First;

/// <summary>Of the same sizes, but another class; it can only predict.</summary>
[Network(3)]
[Dense(2)]
[ExportC("second")]
internal sealed partial class Second;
