using System;
using System.Diagnostics;
using System.Runtime;

namespace Unrolled.Benchmarks;

/// <summary>What comes before measuring.</summary>
public static class WarmUp
{
    /// <summary>Warm is when nothing was compiled for so long.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1);

    /// <summary>Or after so long: something else in the process keeps the compiler busy.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Repeats what will be measured until the compiler has brought all of it to its last tier, which takes seconds where both share a core.</summary>
    /// <param name="round">All that will be measured, once.</param>
    public static void Run(Action round)
    {
        Stopwatch clock = Stopwatch.StartNew();
        long compiled = JitInfo.GetCompiledMethodCount();
        for (TimeSpan end = s_quiet; clock.Elapsed < end && clock.Elapsed < s_patience;)
        {
            round();
            long now = JitInfo.GetCompiledMethodCount();
            end = now > compiled ? clock.Elapsed + s_quiet : end;
            compiled = now;
        }
    }
}
