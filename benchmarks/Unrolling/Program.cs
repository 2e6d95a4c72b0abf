using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Unrolled.Benchmarks;

namespace Unrolled.Unrolling;

/// <summary>What straight lines everywhere cost: each network as the planner would have it and with <see cref="Unroll.Full"/>, in turn.</summary>
internal static class Program
{
    private const int Rounds = 25;

    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(5);

    private sealed record Pair(string Name, Action Looped, Action Straight)
    {
        public List<(double Looped, double Straight)> Times { get; } = [];
    }

    private static void Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Pair[] pairs = [.. typeof(Looped).GetNestedTypes().SelectMany(type => Pairs(Create(type), Create(typeof(Straight).GetNestedType(type.Name)!)))];
        WarmUp.Run(() => Round(pairs, keep: false));
        for (int round = 0; round < Rounds; round++)
        {
            Round(pairs, keep: true);
        }

        Console.WriteLine($"{Machine.Lanes} lanes\n");
        Console.WriteLine($"{"",-36} {"loops",12} {"straight",12} {"ratio",6}");
        foreach (Pair pair in pairs)
        {
            double ratio = Samples.MedianOf([.. pair.Times.Select(t => t.Straight / t.Looped)]);
            double looped = Samples.MedianOf([.. pair.Times.Select(t => t.Looped)]);
            double straight = Samples.MedianOf([.. pair.Times.Select(t => t.Straight)]);
            Console.WriteLine($"{pair.Name,-36} {looped * 1e6,9:F3} µs {straight * 1e6,9:F3} µs {ratio,6:F2}");
        }

        Console.WriteLine("\nratio: the median of straight lines' time over that of loops, measured one after the other.");
    }

    private static ILabelTrainable Create(Type type) => (ILabelTrainable)Activator.CreateInstance(type, 1)!;

    private static IEnumerable<Pair> Pairs(ILabelTrainable looped, ILabelTrainable straight)
    {
        NetworkDescription d = looped.Description;
        string name = $"{d.Inputs}-{string.Join('-', d.Layers.Select(layer => layer.Outputs))}";
        yield return new Pair($"predict {name}, 1 row", Predict(looped), Predict(straight));
        yield return new Pair($"step {name}, {d.Batch} row{(d.Batch == 1 ? "" : "s")}", Step(looped), Step(straight));
    }

    private static Action Predict(ILabelTrainable network)
    {
        float[][] inputs = MiniBatches.Inputs(network, 1);
        float[] outputs = new float[network.Description.Outputs];
        int next = 0;
        return () => network.Predict(inputs[next++ % MiniBatches.Count], outputs);
    }

    private static Action Step(ILabelTrainable network)
    {
        float[][] inputs = MiniBatches.Inputs(network, network.Description.Batch);
        int[][] labels = MiniBatches.Labels(network, network.Description.Batch);
        int next = 0;
        return () =>
        {
            network.TrainStep(inputs[next % MiniBatches.Count], labels[next % MiniBatches.Count]);
            next++;
        };
    }

    private static void Round(Pair[] pairs, bool keep)
    {
        foreach (Pair pair in pairs)
        {
            (double, double) times = (Seconds(pair.Looped), Seconds(pair.Straight));
            if (keep)
            {
                pair.Times.Add(times);
            }
        }
    }

    private static double Seconds(Action call)
    {
        const int Calls = 100;
        call();
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        do
        {
            for (int i = 0; i < Calls; i++)
            {
                call();
            }

            calls += Calls;
        }
        while (Stopwatch.GetElapsedTime(start) < s_turn);

        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }
}
