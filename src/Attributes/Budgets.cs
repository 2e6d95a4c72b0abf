using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0306, which says what to do, and not the compiler's.

/// <summary>Sets a limit to the memory of a network: one that takes more is error UNR0402, which says by how much and which layer costs most.</summary>
/// <remarks>
/// <para>Counted is the memory that the network's constructor allocates or is given, its constant <c>MemoryBytes</c>: parameters, and for a network that trains their gradients,
/// the optimiser's state and what a step of <see cref="NetworkAttribute.Batch"/> rows keeps, all with padding.
/// Not counted is the scratch of <c>Predict</c>, which belongs to the thread that calls.</para>
/// <example>
/// <code>
/// [Network(784, Batch = 64)]
/// [MemoryBudget(2_000_000)]
/// </code>
/// </example>
/// </remarks>
/// <param name="bytes">The most bytes the network may take; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MemoryBudgetAttribute(long bytes) : Attribute
{
    /// <summary>The most bytes the network may take; at least 1.</summary>
    public long Bytes { get; } = bytes;
}

/// <summary>Sets a limit to the work of a prediction: a network that takes more is error UNR0403, which says by how much and which layer costs most.</summary>
/// <remarks>
/// <para>Counted are the floating-point operations of one row forward, its constant <c>ForwardFlops</c>: 2·inputs·outputs of each dense layer,
/// a multiply-add being two. A training step takes about three times as many for each row.</para>
/// <example>
/// <code>
/// [Network(784)]
/// [FlopBudget(250_000)]   // 1 ms on a processor that reaches 0.25 GFLOP/s
/// </code>
/// </example>
/// </remarks>
/// <param name="flops">The most floating-point operations one row may take; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlopBudgetAttribute(long flops) : Attribute
{
    /// <summary>The most floating-point operations one row may take; at least 1.</summary>
    public long Flops { get; } = flops;
}
