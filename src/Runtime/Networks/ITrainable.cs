using System;

namespace Unrolled;

/// <summary>A generated network with a loss and an optimiser.</summary>
/// <remarks>Only <see cref="Loss"/> and <see cref="Penalty"/> may run on several threads at once; everything else here must be alone.</remarks>
public interface ITrainable : INetwork
{
    /// <summary>Parameter updates made since the last initialisation.</summary>
    long Steps { get; }

    /// <summary>The parameters as stored, padding included, for all-reduce and the like. The padding must stay zero.</summary>
    Span<float> RawParameters { get; }

    /// <summary>The gradients as stored, laid out as <see cref="RawParameters"/>, without frozen layers, which are at its end; gradients computed elsewhere are filled in here.</summary>
    Span<float> RawGradients { get; }

    /// <summary>The optimiser's state as stored; empty when it keeps none.</summary>
    Span<float> RawOptimizerState { get; }

    /// <summary>The mean loss over any number of rows, dropout off, without the penalty.</summary>
    /// <param name="inputs">Rows × <see cref="NetworkDescription.Inputs"/> values, row-major.</param>
    /// <param name="targets">Rows × <see cref="NetworkDescription.Outputs"/> values, row-major.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>One step of training: forward, loss, backward, update.</summary>
    /// <param name="inputs">1 to <see cref="NetworkDescription.Batch"/> rows × <see cref="NetworkDescription.Inputs"/> values, row-major.</param>
    /// <param name="targets">Rows × <see cref="NetworkDescription.Outputs"/> values, row-major.</param>
    /// <returns>The mean loss before the update, dropout on, without the penalty.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing was changed.</exception>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite; the parameters were not changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input is infinite, though the loss is not; the parameters were not changed.</exception>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary><see cref="TrainStep"/> without the update: leaves the gradients, penalty included, in <see cref="RawGradients"/>. Calls between two updates share their dropout masks, unless they are accumulated: see <see cref="GradientAccumulation"/>.</summary>
    /// <param name="inputs">1 to <see cref="NetworkDescription.Batch"/> rows × <see cref="NetworkDescription.Inputs"/> values, row-major.</param>
    /// <param name="targets">Rows × <see cref="NetworkDescription.Outputs"/> values, row-major.</param>
    /// <returns>The mean loss, dropout on, without the penalty.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing was changed.</exception>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input is infinite, though the loss is not.</exception>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>One update of the parameters from the gradients. They stay: a second call is another step along them.</summary>
    /// <remarks>They may come from other parameters: copying or blending parameters does not make them stale.</remarks>
    /// <exception cref="InvalidOperationException">There are none: on a new network, and after <see cref="TrainStep"/>, <c>Initialize</c> or <c>CopyFrom</c>.</exception>
    void ApplyGradients();

    /// <summary>The penalties on the weights, added up; 0 without any.</summary>
    float Penalty();
}
