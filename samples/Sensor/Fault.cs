namespace Sensor;

/// <summary>What can happen to a sensor.</summary>
internal enum FaultKind
{
    /// <summary>It reads 0.</summary>
    Silent,

    /// <summary>It reads too much by twelve times its noise.</summary>
    Shifted,

    /// <summary>Its noise is twelve times as loud: a loose contact.</summary>
    Loose,
}

/// <summary>A fault of one sensor for some time.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Channel">To which sensor, from 0.</param>
/// <param name="Start">The first reading it affects.</param>
/// <param name="End">The reading after the last it affects.</param>
internal readonly record struct Fault(FaultKind Kind, int Channel, long Start, long End);
