using System;

namespace Unrolled.Runtime.Tests.Threading;

/// <summary>Bytes allocated by all threads of the process.</summary>
internal static class Allocation
{
    private const int Calls = 1000;
    private const int Tries = 20;

    /// <summary>The least of several tries, each of many calls: what the test runner allocates meanwhile is not in all of them.</summary>
    public static long OfProcess(Action call)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Tries && least > 0; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int c = 0; c < Calls; c++)
            {
                call();
            }

            long bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            least = i == 0 ? least : Math.Min(least, bytes);
        }

        return least;
    }
}
