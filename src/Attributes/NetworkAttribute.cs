using System;

namespace Unrolled;

// AllowMultiple, though one is the most: a second is then error UNR0306, which says what to do, and not the compiler's.

/// <summary>Turns a partial class into a neural network, written out as straight C# at compile time.</summary>
/// <remarks>
/// <para>The attributes below it, read top to bottom, are the layers; a loss follows them. Penalties, an optimiser and budgets may stand anywhere.
/// The class must be an ordinary, non-generic class; it may be nested, in any namespace, public or internal.</para>
/// <para>An example is a row: a network takes rows of <see cref="Inputs"/> values and gives rows of as many values as its last layer has outputs.
/// Without a loss and an optimiser it can predict only. With a loss it also computes gradients; with a loss and an optimiser it trains;
/// with an optimiser alone it trains on gradients of the caller's own, through <c>Backward</c>.</para>
/// <example>
/// <code>
/// [Network(784, Batch = 64)]
/// [Dense(128, Activation.Relu)]
/// [Dropout(0.2)]
/// [Dense(10, Activation.Softmax)]
/// [CrossEntropy]
/// [L2(1e-4)]
/// [Sgd(LearningRate = 0.1)]
/// public sealed partial class DigitNet;
/// </code>
/// </example>
/// </remarks>
/// <param name="inputs">The values per row that go in; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NetworkAttribute(int inputs) : Attribute
{
    /// <summary>The values per row that go in; at least 1.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>
    /// The largest number of rows of one training step; at least 1, and 1 unless set. All memory of a step is reserved for it once.
    /// Prediction takes any number of rows.
    /// </summary>
    public int Batch { get; set; } = 1;

    /// <summary>
    /// Whether the class can train; true unless set. False drops what only training needs: gradients, the optimiser's state, the buffers of a step, and the members and kernels that work on them.
    /// Prediction and <c>Loss</c> stay, with the same bits, and files of the class that trains load. Annotations are checked all the same.
    /// </summary>
    public bool Training { get; set; } = true;

    /// <summary>Whether every sum of products is written out without loops. At most 32,768 multiply-adds of 16 weights may be, each line of them counted.</summary>
    public Unroll Unroll { get; set; } = Unroll.Auto;
}
