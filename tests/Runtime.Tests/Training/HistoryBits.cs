using System;
using System.Linq;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>All that a history knows but the time it took, for comparing.</summary>
internal sealed record HistoryBits(TrainingEpoch[] Epochs, StopReason Reason, Metric Monitor, BestState Best, RunningLoss Loss, long Steps, uint[] BestParameters)
{
    public static HistoryBits Of(TrainingHistory history) => new(
        [.. history.Epochs.Select(static epoch => epoch with { Elapsed = default })],
        history.Reason,
        history.Monitor,
        history.Best,
        history.Position.Loss,
        history.Position.Steps,
        [.. history.BestParameters.ToArray().Select(BitConverter.SingleToUInt32Bits)]);

    // Equal doubles have equal bits here but for NaN and the sign of 0, which the records' own comparison takes as equal.
    public bool Equals(HistoryBits? other) =>
        other is not null && (Reason, Monitor, Best, Loss, Steps) == (other.Reason, other.Monitor, other.Best, other.Loss, other.Steps)
        && Epochs.SequenceEqual(other.Epochs) && BestParameters.SequenceEqual(other.BestParameters);

    public override int GetHashCode() => HashCode.Combine(Epochs.Length, Steps);
}
