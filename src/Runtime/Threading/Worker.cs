using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Unrolled.Runtime;

/// <summary>A background thread that helps with the work it is given, watches for more for a moment, and is then parked.</summary>
internal sealed class Worker
{
    private readonly int _seat;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private ShardedWork? _work;
    private int _parked;
    private volatile bool _busy;

    /// <summary>Starts the thread.</summary>
    /// <param name="seat">Its number, from 1: which share of the work it begins with.</param>
    public Worker(int seat)
    {
        _seat = seat;
        Thread thread = new(Loop) { IsBackground = true, Name = string.Create(CultureInfo.InvariantCulture, $"Unrolled {seat}") };
        thread.UnsafeStart();
    }

    /// <summary>Gives it work, unless it has some that others wait for; it may come too late for it, and then does nothing.</summary>
    /// <param name="work">The work.</param>
    /// <param name="wake">Whether to wake it for that.</param>
    public bool TryGive(ShardedWork work, bool wake)
    {
        if (_busy || (!wake && Volatile.Read(ref _parked) == 1))
        {
            return false;
        }

        // What was given to it earlier and not yet looked at may be over, or be this very work, open again.
        ShardedWork? before = Volatile.Read(ref _work);
        while (before is null || before == work || before.IsOver)
        {
            ShardedWork? seen = Interlocked.CompareExchange(ref _work, work, before);
            if (seen == before)
            {
                WakeIfParked();
                return true;
            }

            before = seen;
        }

        return false;
    }

    private void WakeIfParked()
    {
        if (Volatile.Read(ref _parked) == 1 && Interlocked.Exchange(ref _parked, 0) == 1)
        {
            _wake.Set();
        }
    }

    private void Loop()
    {
        while (true)
        {
            Watch();
            Help();
        }
    }

    /// <summary>Takes part in the work it was given. A method of its own, so that a parked thread holds on to no network.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Help()
    {
        // Taken before it is begun, so that what is given meanwhile is not lost.
        ShardedWork? work = Interlocked.Exchange(ref _work, null);
        if (work is null || !work.TryJoin())
        {
            return;
        }

        _busy = true;
        work.TakePart(_seat);

        // In this order: who sees that the work is over must find this thread free for the next.
        _busy = false;
        work.Leave();
    }

    /// <summary>Returns when there may be work: after a moment of looking for it, or after having been parked.</summary>
    private void Watch()
    {
        long end = Stopwatch.GetTimestamp() + Pace.Patience;
        while (Volatile.Read(ref _work) is null)
        {
            if (Stopwatch.GetTimestamp() < end)
            {
                Thread.SpinWait(1);
                continue;
            }

            Interlocked.Exchange(ref _parked, 1);

            // Work given before this thread was seen to be parked: nobody will wake it. Where somebody did already, the event is taken all the same.
            if (Volatile.Read(ref _work) is null || Interlocked.Exchange(ref _parked, 0) == 0)
            {
                _wake.WaitOne();
            }

            return;
        }
    }
}
