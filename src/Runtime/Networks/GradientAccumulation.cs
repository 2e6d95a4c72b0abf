using System;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>Gradients of more rows than fit in a batch: added up call by call, applied once.</summary>
/// <remarks>
/// <code>
/// for (int part = 0; part &lt; parts; part++)
/// {
///     loss = net.ComputeGradients(inputsOf(part), labelsOf(part), accumulate: true);
/// }
///
/// net.ApplyGradients();
/// </code>
/// <para>
/// With accumulate, the gradients are afterwards those of the objective J̃ over the union of all rows since the last update, as if one call had had them all: with g of the N rows
/// before and g′ of these n, (N·g + n·g′)/(N + n). Calls are weighted by their rows or, with labels and class weights, by the sum of their rows' class weights; the penalty counts once. Where there are none to add to, the call starts anew: on a new
/// network, and after <c>ApplyGradients</c>, <c>TrainStep</c>, <c>Initialize</c>, <c>CopyFrom</c> and <c>LoadCheckpoint</c>. A call without accumulate starts anew, too, and may be the first
/// of several; so does <c>Backward</c>. Gradients that the caller wrote through <c>RawGradients</c> count for the rows of the calls they replace; where there were none, they are replaced themselves.
/// </para>
/// <para>
/// Each call has dropout masks of its own: they follow from seed, <c>Steps</c> and the number of calls since the last update. A checkpoint holds neither gradients nor that number:
/// whoever goes on from one repeats the calls since the last update, and gets the same masks.
/// </para>
/// <para>
/// The first call that adds to gradients allocates as many floats as there are parameters, once for each network; nothing else allocates. As <c>ComputeGradients</c>, these calls must be alone.
/// </para>
/// </remarks>
public static class GradientAccumulation
{
    /// <summary>The gradients of rows with soft targets, nothing updated.</summary>
    /// <param name="network">A generated network.</param>
    /// <param name="inputs">1 to <see cref="NetworkDescription.Batch"/> rows × <see cref="NetworkDescription.Inputs"/> values, row-major.</param>
    /// <param name="targets">Rows × <see cref="NetworkDescription.Outputs"/> values, row-major.</param>
    /// <param name="accumulate">Whether to add them to those of earlier calls, instead of replacing them.</param>
    /// <returns>The mean loss of these rows, dropout on, without the penalty.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or the network was not generated; nothing was changed.</exception>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite; the gradients were not changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input is infinite, though the loss is not; the gradients were not changed.</exception>
    public static float ComputeGradients(this ITrainable network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, bool accumulate)
    {
        ArgumentNullException.ThrowIfNull(network);
        return accumulate ? Of(network).ComputeGradients(inputs, targets, accumulate) : network.ComputeGradients(inputs, targets);
    }

    /// <summary>The gradients of rows with labels, nothing updated.</summary>
    /// <param name="network">A generated network.</param>
    /// <param name="inputs">1 to <see cref="NetworkDescription.Batch"/> rows × <see cref="NetworkDescription.Inputs"/> values, row-major.</param>
    /// <param name="labels">One label per row.</param>
    /// <param name="accumulate">Whether to add them to those of earlier calls, instead of replacing them.</param>
    /// <returns>The mean loss of these rows, dropout on, without the penalty.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or the network was not generated; nothing was changed.</exception>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite; the gradients were not changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is out of range, or an input infinite, though the loss is not; the gradients were not changed.</exception>
    public static float ComputeGradients(this ILabelTrainable network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, bool accumulate)
    {
        ArgumentNullException.ThrowIfNull(network);
        return accumulate ? Of(network).ComputeGradients(inputs, labels, accumulate) : network.ComputeGradients(inputs, labels);
    }

    /// <summary>The same for byte labels.</summary>
    /// <inheritdoc cref="ComputeGradients(ILabelTrainable, ReadOnlySpan{float}, ReadOnlySpan{int}, bool)"/>
    public static float ComputeGradients(this ILabelTrainable network, ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels, bool accumulate)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Of(network).ComputeGradients(inputs, labels, accumulate);
    }

    private static IGradientAccumulator Of(ITrainable network) => network.State as IGradientAccumulator
        ?? throw new ArgumentException($"{network.Description.Name} was not generated by this library: add up its gradients through RawGradients.", nameof(network));
}
