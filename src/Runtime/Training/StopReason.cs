namespace Unrolled;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were done, in this run or in those it went on from.</summary>
    Completed,

    /// <summary>The measure watched did not improve for as many epochs as the options have patience.</summary>
    NoImprovement,

    /// <summary>The caller cancelled it.</summary>
    Cancelled,

    /// <summary>The time budget was used up.</summary>
    OutOfTime,

    /// <summary>It has not: the history is that of a report.</summary>
    Running,
}
