using System;
using System.Threading;

namespace Unrolled.Runtime;

/// <summary>The background threads of the process, shared by all networks: started when first asked for, as many as are asked for at once.</summary>
/// <remarks>Thread-safe. A call never waits for a thread: one that is busy is passed over, and whoever called does more of the work itself.</remarks>
internal static class Workers
{
    private static readonly Lock s_gate = new();
    private static volatile Worker[] s_workers = [];
    private static int s_wanted;

    /// <summary>The most threads a network may use, the caller's included: with more than there are cores some would only wait. Tests raise it.</summary>
    public static int Limit { get; set; } = Environment.ProcessorCount;

    /// <summary>The threads started so far.</summary>
    public static int Count => s_workers.Length;

    /// <summary>Tells background threads of work that has just been opened; a <see cref="Release"/> with the same number follows when it is over.</summary>
    /// <param name="work">The work.</param>
    /// <param name="helpers">How many threads are wanted.</param>
    /// <param name="wake">Whether parked threads are woken and missing ones started.</param>
    public static void Call(ShardedWork work, int helpers, bool wake)
    {
        int wanted = Math.Max(Math.Min(Interlocked.Add(ref s_wanted, helpers), Limit - 1), helpers);
        Worker[] workers = s_workers;
        if (wake && workers.Length < wanted)
        {
            workers = Start(wanted);
        }

        foreach (Worker worker in workers)
        {
            if (worker.TryGive(work, wake) && --helpers == 0)
            {
                return;
            }
        }
    }

    /// <summary>Takes back what a call asked for.</summary>
    public static void Release(int helpers) => Interlocked.Add(ref s_wanted, -helpers);

    private static Worker[] Start(int count)
    {
        lock (s_gate)
        {
            Worker[] workers = s_workers;
            if (workers.Length < count)
            {
                int started = workers.Length;
                Array.Resize(ref workers, count);
                for (int i = started; i < count; i++)
                {
                    workers[i] = new Worker(seat: i + 1);
                }

                s_workers = workers;
            }

            return workers;
        }
    }
}
