using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Unrolled.Runtime;

/// <summary>Work cut in shards that may run in any order, at the same time, on any thread: the caller's and as many background threads as are free.</summary>
/// <remarks>
/// The caller takes shards like everyone else, so it finishes alone where no thread comes to help: nothing ever waits for a shard that nobody runs.
/// An object is used again and again, and allocates nothing; one run at a time.
/// </remarks>
internal abstract class ShardedWork
{
    /// <summary>The most shards of a run: a bit each.</summary>
    public const int MaximumShards = 64;

    /// <summary>In <see cref="_state"/>: nobody may join any more. The rest of it counts the helpers inside.</summary>
    private const int Closed = 1 << 30;

    private int _state = Closed;
    private int _shards;
    private int _helpers;
    private long _free;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Whether nobody may join any more.</summary>
    public bool IsOver => (Volatile.Read(ref _state) & Closed) != 0;

    /// <summary>Runs every shard once and returns when all are done.</summary>
    /// <param name="shards">Their number, 0 to <see cref="MaximumShards"/>.</param>
    /// <param name="threads">The most threads to take part, the caller's included.</param>
    /// <param name="wake">Whether to wake parked threads and to start missing ones; otherwise only those that watch for work take part.</param>
    /// <exception cref="Exception">The first that a shard threw, on whatever thread; shards not yet begun are then left out.</exception>
    public void Run(int shards, int threads, bool wake = true)
    {
        _shards = shards;
        _helpers = Math.Max(Math.Min(threads, shards) - 1, 0);
        _failure = null;
        _free = shards == MaximumShards ? -1L : (1L << shards) - 1;
        if (_helpers == 0)
        {
            TakePart(0);
        }
        else
        {
            Volatile.Write(ref _state, 0);
            try
            {
                Workers.Call(this, _helpers, wake);
                TakePart(0);
            }
            finally
            {
                Close();
                Workers.Release(_helpers);
            }
        }

        _failure?.Throw();
    }

    /// <summary>Whether a background thread may take part: not after the end of the run, and not one more than was asked for.</summary>
    public bool TryJoin()
    {
        int state = Volatile.Read(ref _state);
        while (state < _helpers)
        {
            int seen = Interlocked.CompareExchange(ref _state, state + 1, state);
            if (seen == state)
            {
                return true;
            }

            state = seen;
        }

        return false;
    }

    /// <summary>Says that the thread which joined is done, as the last thing it does.</summary>
    public void Leave() => Interlocked.Decrement(ref _state);

    /// <summary>Runs shards until none is free, from the seat's own share on: with the same seats each time, a thread finds in its caches what it left there.</summary>
    /// <param name="seat">0 for the caller, any number from 1 for a helper.</param>
    public void TakePart(int seat)
    {
        try
        {
            int share = seat == 0 ? 0 : 1 + ((seat - 1) % _helpers);
            int shard = _shards * share / (_helpers + 1);
            for (int i = 0; i < _shards; i++)
            {
                if (TryClaim(shard))
                {
                    RunShard(shard);
                }

                shard = shard + 1 == _shards ? 0 : shard + 1;
            }
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
            Interlocked.Exchange(ref _free, 0);
        }
    }

    /// <summary>Does one shard; called once for each number below that of the shards.</summary>
    protected abstract void RunShard(int shard);

    private bool TryClaim(int shard)
    {
        long bit = 1L << shard;
        return (Volatile.Read(ref _free) & bit) != 0 && (Interlocked.And(ref _free, ~bit) & bit) != 0;
    }

    private void Close()
    {
        Interlocked.Or(ref _state, Closed);
        SpinWait wait = default;
        while (Volatile.Read(ref _state) != Closed)
        {
            // Yields when it takes long, never sleeps: what is left is at most one shard for each helper.
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }
}
