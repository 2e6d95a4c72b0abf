using System;
using System.Diagnostics;
using System.Threading;
using Xunit;

namespace Unrolled.Runtime.Tests.Threading;

/// <summary>Threads are woken for what follows on the heels of the last work, and for what takes long; not for the rest.</summary>
[Collection(Alone.Name)]
public sealed class PaceTests : IDisposable
{
    public PaceTests() => Pace.AlwaysWakes = false;

    public void Dispose() => Pace.AlwaysWakes = true;

    [Fact]
    public void The_first_time_wakes_nobody() => Assert.False(new Pace().Begin(64));

    [Fact]
    public void What_follows_at_once_wakes()
    {
        // Three tries: a thread may lose its core between two lines.
        int woke = 0;
        for (int i = 0; i < 3; i++)
        {
            Pace pace = default;
            _ = pace.Begin(64);
            pace.End(64);
            woke += pace.Begin(64) ? 1 : 0;
        }

        Assert.True(woke > 0);
    }

    [Fact]
    public void Short_work_after_a_pause_does_not()
    {
        Pace pace = default;
        _ = pace.Begin(1);
        pace.End(1);
        Thread.Sleep(20);
        Assert.False(pace.Begin(1));
    }

    [Fact]
    public void Long_work_wakes_after_any_pause_and_its_length_goes_by_rows()
    {
        Pace pace = default;
        _ = pace.Begin(1000);
        Busy(TimeSpan.FromMilliseconds(20));
        pace.End(1000);
        Thread.Sleep(20);
        Pace same = pace;
        Assert.True(same.Begin(1000));
        Assert.False(pace.Begin(1));

        static void Busy(TimeSpan time)
        {
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < time;)
            {
                Thread.SpinWait(10);
            }
        }
    }
}
