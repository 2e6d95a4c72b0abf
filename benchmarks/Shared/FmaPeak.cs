using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Benchmarks;

/// <summary>The most multiply-adds the core can do: a loop that touches registers only.</summary>
public static class FmaPeak
{
    /// <summary>About 30 µs on a core that starts two a cycle: short beside a time slice, long beside the clock's resolution.</summary>
    private const int Iterations = 20_000;

    /// <summary>Independent chains: 12 hide a latency of 6 cycles at two a cycle, and with two constants fit 16 registers.</summary>
    private const int Accumulators = 12;

    private static float s_sink;

    /// <summary>The best of two short runs, in floating-point operations a second: whatever interrupts a run makes it slower, never faster.</summary>
    /// <param name="lanes">The width: 16, 8 or 4.</param>
    public static double Best(int lanes) => Math.Max(Measure(lanes), Measure(lanes));

    /// <summary>The best run within a time.</summary>
    /// <param name="lanes">The width: 16, 8 or 4.</param>
    /// <param name="time">How long to try; a clock that rises under load needs some ten milliseconds.</param>
    public static double Best(int lanes, TimeSpan time)
    {
        double best = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < time;)
        {
            best = Math.Max(best, Measure(lanes));
        }

        return best;
    }

    /// <summary>What is done in a time, interruptions included.</summary>
    /// <param name="lanes">The width: 16, 8 or 4.</param>
    /// <param name="time">How long.</param>
    public static double Average(int lanes, TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        int runs = 0;
        for (; Stopwatch.GetElapsedTime(start) < time; runs++)
        {
            _ = Measure(lanes);
        }

        return 2.0 * Accumulators * lanes * Iterations * runs / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Measure(int lanes) => lanes switch
    {
        16 => Measure<Vector512<float>, Width512>(),
        8 => Measure<Vector256<float>, Width256>(),
        4 => Measure<Vector128<float>, Width128>(),
        _ => throw new ArgumentOutOfRangeException(nameof(lanes)),
    };

    private static double Measure<TVector, TWidth>()
        where TWidth : struct, IVectorWidth<TVector>
    {
        long start = Stopwatch.GetTimestamp();
        s_sink = Loop<TVector, TWidth>(Iterations);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return 2.0 * Accumulators * TWidth.Lanes * Iterations / seconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Loop<TVector, TWidth>(int iterations)
        where TWidth : struct, IVectorWidth<TVector>
    {
        // a ← x·a + y converges to a small normal number: no denormals, no infinities.
        TVector x = TWidth.Create(0.999f);
        TVector y = TWidth.Create(1e-9f);
        TVector a0 = x, a1 = x, a2 = x, a3 = x, a4 = x, a5 = x, a6 = x, a7 = x, a8 = x, a9 = x, a10 = x, a11 = x;
        for (int i = 0; i < iterations; i++)
        {
            a0 = TWidth.MultiplyAdd(a0, x, y);
            a1 = TWidth.MultiplyAdd(a1, x, y);
            a2 = TWidth.MultiplyAdd(a2, x, y);
            a3 = TWidth.MultiplyAdd(a3, x, y);
            a4 = TWidth.MultiplyAdd(a4, x, y);
            a5 = TWidth.MultiplyAdd(a5, x, y);
            a6 = TWidth.MultiplyAdd(a6, x, y);
            a7 = TWidth.MultiplyAdd(a7, x, y);
            a8 = TWidth.MultiplyAdd(a8, x, y);
            a9 = TWidth.MultiplyAdd(a9, x, y);
            a10 = TWidth.MultiplyAdd(a10, x, y);
            a11 = TWidth.MultiplyAdd(a11, x, y);
        }

        return TWidth.First(a0) + TWidth.First(a1) + TWidth.First(a2) + TWidth.First(a3) + TWidth.First(a4) + TWidth.First(a5)
            + TWidth.First(a6) + TWidth.First(a7) + TWidth.First(a8) + TWidth.First(a9) + TWidth.First(a10) + TWidth.First(a11);
    }
}
