using System.Diagnostics;

namespace Unrolled.Runtime;

/// <summary>
/// How a piece of work comes back: whether it is worth waking parked threads for. Waking takes the caller as long as a small step does, and
/// the woken core is slow at first; what follows on the heels of the last pays for it, as does what takes long. Anything else is faster alone.
/// </summary>
internal struct Pace
{
    /// <summary>A pause as short as this one is within a loop. 0.5 ms, as long as threads watch for work.</summary>
    public static readonly long Patience = Stopwatch.Frequency / 2_000;

    /// <summary>Work that takes as long as this is worth waking for however long it has been away. 1 ms.</summary>
    private static readonly long s_long = Stopwatch.Frequency / 1_000;

    /// <summary>Whether threads are woken for everything. Tests set it, whose short work is to be shared as well.</summary>
    public static bool AlwaysWakes { get; set; }

    private long _begun;
    private long _ended;
    private double _perRow;

    /// <summary>Notes that the work begins.</summary>
    /// <param name="rows">Its size.</param>
    /// <returns>Whether to wake threads for it.</returns>
    public bool Begin(int rows)
    {
        _begun = Stopwatch.GetTimestamp();
        return AlwaysWakes || _begun - _ended < Patience || _perRow * rows > s_long;
    }

    /// <summary>Notes that it is over, on as many threads as came.</summary>
    /// <param name="rows">The size it began with.</param>
    public void End(int rows)
    {
        _ended = Stopwatch.GetTimestamp();
        _perRow = (double)(_ended - _begun) / rows;
    }
}
