using System;
using System.ComponentModel;

namespace Unrolled.Runtime;

/// <summary>What a checkpoint holds of a network besides its parameters, for savers.</summary>
/// <remarks>For one thread at a time. A network without an optimiser has a seed, and nothing else of this.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INetworkState
{
    /// <summary>Updates made.</summary>
    long Steps { get; }

    /// <summary>How many numbers the optimiser keeps for each parameter.</summary>
    int StateVariables { get; }

    /// <summary>The optimiser's state variables, one after the other, each laid out as the parameters.</summary>
    Span<float> OptimizerState { get; }

    /// <summary>The optimiser's hyper-parameters and the bound of clipping as they are now, in the order of <see cref="NetworkDescription.HyperParameters"/>.</summary>
    ReadOnlySpan<float> HyperParameters { get; }

    /// <summary>Sets one of them, as its property does.</summary>
    /// <param name="index">Its place in <see cref="NetworkDescription.HyperParameters"/>.</param>
    /// <param name="value">A value in its range.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    /// <exception cref="NotSupportedException">The network has no optimiser.</exception>
    void SetHyperParameter(int index, float value) => throw new NotSupportedException();

    /// <summary>Puts everything back but the parameters and the optimiser's state, which are written in place. There are no gradients afterwards.</summary>
    /// <param name="seed">The seed of parameters and masks.</param>
    /// <param name="steps">Updates made, 0 or more.</param>
    /// <param name="hyperParameters">Values in their ranges, as many as there are.</param>
    void Restore(int seed, long steps, ReadOnlySpan<float> hyperParameters);
}
