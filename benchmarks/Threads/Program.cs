using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using Unrolled.Benchmarks;

namespace Unrolled.Threads;

/// <summary>
/// What several threads gain: every workload with one thread and with several, in turn, beside what the cores give together to loops that share nothing.
/// </summary>
internal static class Program
{
    private const string Usage = "usage: Threads [--threads N] [--rounds N]\n  --threads  2 unless given\n  --rounds   how often each workload has its turn (40)";

    /// <summary>How long a workload goes on with the same threads: as training does, so that a thread which has to be woken first counts little. What waking costs is in the rows with pauses.</summary>
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(5);

    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        int threads = 2;
        int rounds = 40;
        for (; args is [string option, string value, ..] && int.TryParse(value, NumberStyles.None, null, out int number) && number > 0; args = args[2..])
        {
            (threads, rounds) = option switch
            {
                "--threads" => (number, rounds),
                "--rounds" => (threads, number),
                _ => (0, 0),
            };
        }

        if (args.Length > 0 || threads == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        if (Environment.ProcessorCount < threads)
        {
            Console.WriteLine($"This process may use {Environment.ProcessorCount} of the machine's cores: nothing to measure with {threads} threads.");
            return 0;
        }

        Measure(threads, rounds);
        return 0;
    }

    private static void Measure(int threads, int rounds)
    {
        IReadOnlyList<Workload> workloads = Workload.All();
        IReadOnlyList<Callers> callers = Callers.All(threads);
        WarmUp.Run(() =>
        {
            _ = Cores.Peak(threads);
            foreach (Workload workload in workloads)
            {
                _ = (Seconds(workload, 1), Seconds(workload, threads));
            }

            foreach (Callers some in callers)
            {
                _ = some.Measure();
            }
        });

        List<double> gains = [];
        List<CallerGains>[] together = [.. callers.Select(static _ => new List<CallerGains>())];
        List<(double One, double Several)>[] times = [.. workloads.Select(_ => new List<(double, double)>())];
        for (int round = 0; round < rounds; round++)
        {
            gains.Add(Cores.Peak(threads) / Cores.Peak(1));
            for (int i = 0; i < workloads.Count; i++)
            {
                times[i].Add((Seconds(workloads[i], 1), Seconds(workloads[i], threads)));
            }

            for (int i = 0; i < callers.Count; i++)
            {
                together[i].Add(callers[i].Measure());
            }
        }

        double gain = Median(gains);
        Console.WriteLine($"{Machine.Lanes} lanes; {threads} loops of multiply-adds at once do {gain:F2} × the work of one (median; best {gains.Max():F2})\n");
        Console.WriteLine($"{"",-34} {"1 thread",12} {$"{threads} threads",12} {"ratio",7} {"best",6}");
        foreach ((Workload workload, List<(double One, double Several)> samples) in workloads.Zip(times))
        {
            double ratio = Median(samples.Select(s => s.One / s.Several));
            double best = samples.Min(s => s.One) / samples.Min(s => s.Several);
            Console.WriteLine($"{workload.Name,-34} {Median(samples.Select(s => s.One)) * 1e6,9:F2} µs {Median(samples.Select(s => s.Several)) * 1e6,9:F2} µs {ratio,7:F2} {best,6:F2}");
        }

        Console.WriteLine("\nratio: the median of one thread's time over that of several, measured one after the other; best: of the least times.\n");
        string predict = $"{threads} threads predict";
        Console.WriteLine($"{predict,-21} {"1 thread",13} {"one network",12} {"one each",9} {"same memory",12} {"own",5}");
        foreach ((Callers some, List<CallerGains> gained) in callers.Zip(together))
        {
            Console.WriteLine($"{some.Name,-21} {Of(static g => g.One),11:N0}/s {Of(static g => g.Shared),12:F2} {Of(static g => g.Own),9:F2} {Of(static g => g.SharedReads),12:F2} {Of(static g => g.OwnReads),5:F2}");

            double Of(Func<CallerGains, double> value) => Median(gained.Select(value));
        }

        Console.WriteLine("\nWhat all threads do over what one does. Memory: loops that only read as many bytes\nas the network has parameters, all the same ones or each its own.");
    }

    /// <summary>Seconds of a call in a turn with so many threads.</summary>
    private static double Seconds(Workload workload, int threads)
    {
        workload.Threads(threads);
        if (workload.Pauses > 0)
        {
            return SecondsBetweenPauses(workload);
        }

        _ = Time(workload.Call, workload.Calls);
        TimeSpan time = TimeSpan.Zero;
        int calls = 0;
        while (time < s_turn)
        {
            time += Time(workload.Call, workload.Calls);
            calls += workload.Calls;
        }

        return time.TotalSeconds / calls;
    }

    private static double SecondsBetweenPauses(Workload workload)
    {
        workload.Call();
        TimeSpan time = TimeSpan.Zero;
        for (int pause = 0; pause < workload.Pauses; pause++)
        {
            Thread.Sleep(1);
            time += Time(workload.Call, 1);
        }

        return time.TotalSeconds / workload.Pauses;
    }

    private static TimeSpan Time(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
