using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Xunit;

namespace Unrolled.Runtime.Tests.Threading;

/// <summary>Shards run once each, whoever runs them; nothing waits for a thread that does not come; failures reach the caller; nothing is allocated.</summary>
[Collection(Alone.Name)]
public class ShardedWorkTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(63)]
    [InlineData(64)]
    public void Every_shard_runs_once_in_each_run(int shards)
    {
        for (int threads = 1; threads <= 4; threads++)
        {
            Recorded work = new();
            for (int run = 0; run < 500; run++)
            {
                work.Run(shards, threads);
            }

            Assert.All(work.Runs(shards), static runs => Assert.Equal(500, runs));
        }
    }

    [Fact]
    public void One_thread_is_the_callers_and_starts_no_other()
    {
        int before = Workers.Count;
        int caller = Environment.CurrentManagedThreadId;
        Recorded work = new(_ => Assert.Equal(caller, Environment.CurrentManagedThreadId));
        work.Run(64, 1);
        work.Run(1, 4);
        Assert.Equal(before, Workers.Count);
    }

    [Fact]
    public void Helpers_are_background_threads_that_come_to_rest()
    {
        Thread? helper = null;
        new Recorded(shard => WaitFor(() => Note(ref helper))).Run(2, 2);
        Assert.NotNull(helper);
        Assert.True(helper.IsBackground);
        Assert.False(helper.IsThreadPoolThread);
        WaitFor(() => (helper.ThreadState & ThreadState.WaitSleepJoin) != 0);

        static bool Note(ref Thread? helper)
        {
            helper = Thread.CurrentThread.IsBackground && !Thread.CurrentThread.IsThreadPoolThread && Thread.CurrentThread.Name!.StartsWith("Unrolled", StringComparison.Ordinal) ? Thread.CurrentThread : helper;
            return Volatile.Read(ref helper) is not null;
        }
    }

    [Fact]
    public void A_parked_helper_wakes_for_more()
    {
        for (int i = 0; i < 20; i++)
        {
            ConcurrentBag<int> threads = [];
            Thread.Sleep(5);
            new Recorded(_ =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                WaitFor(() => threads.Distinct().Count() == 2);
            }).Run(2, 2);
        }
    }

    [Fact]
    public void A_failure_on_a_helper_reaches_the_caller()
    {
        int caller = Environment.CurrentManagedThreadId;
        bool thrown = false;
        Recorded work = new(_ =>
        {
            if (Environment.CurrentManagedThreadId != caller)
            {
                Volatile.Write(ref thrown, true);
                throw new InvalidOperationException("from a helper");
            }

            WaitFor(() => Volatile.Read(ref thrown));
        });
        Assert.Equal("from a helper", Assert.Throws<InvalidOperationException>(() => work.Run(8, 2)).Message);
    }

    [Fact]
    public void A_failure_ends_the_run_and_not_the_next()
    {
        bool fails = true;
        Recorded work = new(shard => _ = fails && shard == 3 ? throw new InvalidOperationException("3") : 0);
        Assert.Throws<InvalidOperationException>(() => work.Run(16, 4));
        int[] before = work.Runs(16);
        fails = false;
        work.Run(16, 4);
        Assert.All(work.Runs(16).Zip(before), static pair => Assert.Equal(pair.Second + 1, pair.First));
    }

    [Fact]
    public void A_parked_helper_is_left_alone_unless_it_is_to_be_woken()
    {
        new Recorded().Run(16, 4);
        Thread.Sleep(50);
        int caller = Environment.CurrentManagedThreadId;
        Recorded work = new(_ => Assert.Equal(caller, Environment.CurrentManagedThreadId));
        work.Run(64, 4, wake: false);
        Assert.All(work.Runs(64), static runs => Assert.Equal(1, runs));
    }

    [Fact]
    public void The_caller_finishes_alone_while_all_helpers_are_busy()
    {
        using ManualResetEventSlim release = new();
        int held = 0;
        Recorded holding = new(_ =>
        {
            Interlocked.Increment(ref held);
            Assert.True(release.Wait(s_patience));
        });
        Thread other = new(() => holding.Run(Workers.Limit, Workers.Limit));
        other.Start();
        WaitFor(() => Volatile.Read(ref held) == Workers.Limit);
        int caller = Environment.CurrentManagedThreadId;
        Recorded work = new(_ => Assert.Equal(caller, Environment.CurrentManagedThreadId));
        for (int run = 0; run < 100; run++)
        {
            work.Run(64, 4);
        }

        release.Set();
        Assert.True(other.Join(s_patience));
        Assert.All(work.Runs(64), static runs => Assert.Equal(100, runs));
    }

    [Fact]
    public void Several_callers_at_once_all_finish()
    {
        const int Callers = 4;
        Recorded[] work = [.. Enumerable.Range(0, Callers).Select(static _ => new Recorded())];
        Thread[] callers = [.. work.Select(static w => new Thread(() =>
        {
            for (int run = 0; run < 5000; run++)
            {
                w.Run(1 + (run % 64), 1 + (run % 4));
            }
        }))];
        Array.ForEach(callers, static c => c.Start());
        Assert.All(callers, static c => Assert.True(c.Join(s_patience)));
        Assert.All(work, static w => Assert.Equal(Enumerable.Range(0, 64).Select(shard => Enumerable.Range(0, 5000).Count(run => 1 + (run % 64) > shard)), w.Runs(64)));
        Assert.True(Workers.Count < Math.Max(Workers.Limit, 4), $"{Workers.Count} threads were started.");
    }

    [Fact]
    public void Runs_allocate_nothing_on_any_thread()
    {
        Recorded work = new();
        long bytes = Allocation.OfProcess(() => work.Run(16, 4));
        Assert.Equal(0, bytes);
        object? kept = null;
        Assert.True(Allocation.OfProcess(() => kept = new object()) > 0);
        Assert.NotNull(kept);
    }

    private static void WaitFor(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, s_patience));
}
