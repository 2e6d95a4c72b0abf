using System;
using System.Globalization;
using System.Threading;
using Unrolled.Benchmarks;

namespace Unrolled.Floors;

/// <summary>
/// Fails when the kernels have become slower: ratios only, at the width this machine has. What else the machine does can only make calls slower,
/// so the share counts that one call in ten reaches, and a miss is believed when it was measured in twelve attempts, over two minutes.
/// </summary>
internal static class Guard
{
    private const int Attempts = 12;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(3);

    /// <summary>Measures in a process of its own, again after a miss.</summary>
    /// <param name="rounds">How often each workload has its turn.</param>
    /// <returns>The exit code: 1 if no attempt kept all floors.</returns>
    public static int Run(int rounds)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            int code = Child.Run(Machine.Lanes, "--guard", "--lanes", $"{Machine.Lanes}", "--rounds", $"{rounds}");
            if (code != 1)
            {
                return code;
            }

            Console.WriteLine($"Attempt {attempt} of {Attempts} missed a floor.");
            Thread.Sleep(s_pause);
        }

        Console.WriteLine("The kernels have become slower, or the machine was busy all the time.");
        return 1;
    }

    /// <summary>In the child: prints the shares and says whether every floor is kept.</summary>
    public static bool Print(int lanes, Measurement measurement)
    {
        bool kept = true;
        foreach (Samples samples in measurement.Samples)
        {
            double floor = samples.Workload.Floor!.Share;
            bool isKept = samples.GoodShare >= floor;
            kept &= isKept;
            FormattableString line =
                $"{samples.Workload.Name,-28} {samples.GoodShare,6:P1} of the {32 * lanes}-bit FMA peak, median {samples.MedianShare,6:P1}; at least {floor:P0}: {(isKept ? "kept" : "MISSED")}";
            Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        }

        return kept;
    }
}
