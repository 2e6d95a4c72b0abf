using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime;
using System.Threading;

namespace Unrolled.Latency;

/// <summary>How long single calls take, the slow ones included, while another thread allocates as fast as it can: a million predictions and a million training steps.</summary>
internal static class Program
{
    private const int Calls = 1_000_000;

    private static readonly double[] s_quantiles = [0.5, 0.99, 0.9999];

    private static volatile bool s_stops;

    private static void Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        GCSettings.LatencyMode = arguments.Contains("--sustained") ? GCLatencyMode.SustainedLowLatency : GCSettings.LatencyMode;
        Tiny net = new(1);
        float[] rows = [.. Enumerable.Range(0, Tiny.Batch * Tiny.Inputs).Select(i => MathF.Sin(i))];
        int[] labels = [0, 1, 2, 0, 1];
        float[] outputs = new float[Tiny.Outputs];
        long[] ticks = new long[Calls];

        long first = Stopwatch.GetTimestamp();
        net.Predict(rows.AsSpan(0, Tiny.Inputs), outputs);
        double firstPrediction = Stopwatch.GetElapsedTime(first).TotalMicroseconds;
        first = Stopwatch.GetTimestamp();
        net.TrainStep(rows, labels);
        double firstStep = Stopwatch.GetElapsedTime(first).TotalMicroseconds;

        string kind = System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeCompiled ? "JIT" : "native code";
        Console.WriteLine($"4-10-3, {kind}, {GCSettings.LatencyMode}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC; µs a call, {Calls:N0} calls");
        Console.WriteLine($"first prediction {firstPrediction:F0}, first step {firstStep:F0}\n");
        Console.WriteLine($"{"",-32} {"median",9} {"p99",9} {"p99.99",9} {"worst",11} {"collections",12}");
        foreach (bool isDisturbed in new[] { false, true })
        {
            s_stops = false;
            List<Thread> others = [];
            if (isDisturbed)
            {
                others.Add(new Thread(Allocate) { IsBackground = true });
                others[0].Start();
            }

            string beside = isDisturbed ? "beside an allocating thread" : "alone";
            Measure($"prediction, {beside}", ticks, () => net.Predict(rows.AsSpan(0, Tiny.Inputs), outputs));
            Measure($"step, {beside}", ticks, () => net.TrainStep(rows, labels));
            s_stops = true;
            others.ForEach(static thread => thread.Join());
        }
    }

    private static void Measure(string name, long[] ticks, Action call)
    {
        // Compiled, and its counters quiet.
        for (int i = 0; i < 200_000; i++)
        {
            call();
        }

        int collections = GC.CollectionCount(0);
        for (int i = 0; i < ticks.Length; i++)
        {
            long started = Stopwatch.GetTimestamp();
            call();
            ticks[i] = Stopwatch.GetTimestamp() - started;
        }

        collections = GC.CollectionCount(0) - collections;
        Array.Sort(ticks);
        string quantiles = string.Join(" ", s_quantiles.Select(quantile => $"{Micro(ticks[(int)(quantile * (ticks.Length - 1))]),9:F2}"));
        Console.WriteLine($"{name,-38} {quantiles} {Micro(ticks[^1]),11:F1} {collections,12:N0}");
    }

    private static double Micro(long ticks) => ticks * 1e6 / Stopwatch.Frequency;

    /// <summary>Objects of all ages: some die at once, some after a while.</summary>
    private static void Allocate()
    {
        object[] kept = new object[10_000];
        for (uint i = 0; !s_stops; i++)
        {
            kept[i % kept.Length] = new byte[100 + (i % 900)];
        }
    }
}
