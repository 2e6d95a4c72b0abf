using System;

namespace Unrolled;

/// <summary>Freezes the dense layer it stands directly behind: training never changes its weights and biases.</summary>
/// <remarks>
/// <para>No gradient is computed for them, no optimiser state kept, and no code emitted; backpropagation goes no further down than the lowest layer that is trained.
/// Penalties, decay and clipping do not see a frozen layer, and <c>Gradients</c> does not have it. Its parameters come from a file (<c>Load</c>), from <c>CopyParametersFrom</c> or from the seed,
/// and are saved with the others.</para>
/// <example>
/// <code>
/// [Dense(128, Activation.Relu)]
/// [Freeze]
/// [Dense(10, Activation.Softmax)]
/// </code>
/// </example>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FreezeAttribute : Attribute;
