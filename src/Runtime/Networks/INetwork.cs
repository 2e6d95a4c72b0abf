using System;
using System.ComponentModel;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>Any generated network.</summary>
/// <remarks>
/// Calls that only read the parameters (<see cref="Predict"/>, <see cref="CopyParametersTo"/>) may run on any number of threads at once;
/// calls that write them must be alone.
/// </remarks>
public interface INetwork
{
    /// <summary>What the network consists of.</summary>
    NetworkDescription Description { get; }

    /// <summary>The seed of the last initialisation, which dropout draws from, too.</summary>
    int Seed { get; }

    /// <summary>What checkpoints hold besides the parameters; null for an implementation that was not generated.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    INetworkState? State => null;

    /// <summary>Computes the outputs of any whole number of rows, dropout off.</summary>
    /// <param name="inputs">Rows × <see cref="NetworkDescription.Inputs"/> values, row-major.</param>
    /// <param name="outputs">Rows × <see cref="NetworkDescription.Outputs"/> values, row-major, not overlapping <paramref name="inputs"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap; nothing was written.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Copies all parameters out, tensor after tensor, each row-major (inputs × outputs).</summary>
    /// <param name="destination">Exactly <see cref="NetworkDescription.ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    void CopyParametersTo(Span<float> destination);

    /// <summary>Replaces all parameters, in the order of <see cref="CopyParametersTo"/>.</summary>
    /// <param name="source">Exactly <see cref="NetworkDescription.ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">It has another length; nothing was written.</exception>
    void CopyParametersFrom(ReadOnlySpan<float> source);

    /// <summary>Starts again: draws the parameters anew and clears the optimiser's state.</summary>
    /// <param name="seed">Any number; the same seed gives the same bits on every machine.</param>
    void Initialize(int seed);
}
