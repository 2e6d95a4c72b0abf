using System;

namespace Unrolled;

/// <summary>A trainable network whose targets can be given as class labels.</summary>
/// <remarks>Labels run from 0 to the number of classes − 1: the outputs, or 2 for a single sigmoid.</remarks>
public interface ILabelTrainable : ITrainable
{
    /// <summary>The mean loss over any number of rows, dropout off, without the penalty. Thread-safe.</summary>
    /// <param name="inputs">Rows × <see cref="NetworkDescription.Inputs"/> values, row-major.</param>
    /// <param name="labels">One label per row.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is out of range.</exception>
    float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    /// <summary>One step of training: forward, loss, backward, update.</summary>
    /// <param name="inputs">1 to <see cref="NetworkDescription.Batch"/> rows × <see cref="NetworkDescription.Inputs"/> values, row-major.</param>
    /// <param name="labels">One label per row.</param>
    /// <returns>The mean loss before the update, dropout on, without the penalty.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing was changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is out of range, or an input infinite, though the loss is not; the parameters were not changed.</exception>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite; the parameters were not changed.</exception>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    /// <summary>The same without the update: leaves the gradients, penalty included, in <see cref="ITrainable.RawGradients"/>.</summary>
    /// <param name="inputs">1 to <see cref="NetworkDescription.Batch"/> rows × <see cref="NetworkDescription.Inputs"/> values, row-major.</param>
    /// <param name="labels">One label per row.</param>
    /// <returns>The mean loss, dropout on, without the penalty.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing was changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is out of range, or an input infinite, though the loss is not; the parameters were not changed.</exception>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite.</exception>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    /// <summary>The most likely class of each row, the lowest index on a tie. Thread-safe.</summary>
    /// <param name="inputs">Rows × <see cref="NetworkDescription.Inputs"/> values, row-major.</param>
    /// <param name="labels">One label per row is written here.</param>
    /// <exception cref="ArgumentException">A length does not fit; nothing was written.</exception>
    void PredictLabels(ReadOnlySpan<float> inputs, Span<int> labels);
}
