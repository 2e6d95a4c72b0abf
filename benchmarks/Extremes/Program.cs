using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Unrolled.Benchmarks;

namespace Unrolled.Extremes;

/// <summary>Whether inputs of unusual size take longer than usual ones: zeros, denormal numbers, huge ones, NaN. Each beside usual inputs, in turn.</summary>
internal static class Program
{
    private const int Rounds = 25;
    private const int Calls = 40;

    private static readonly (string Name, Func<float, float> Of)[] s_kinds =
    [
        ("usual", static x => x),
        ("zeros", static _ => 0),
        ("one in ten denormal", static x => Math.Abs(x) < 0.1f ? x * 1e-38f : x),
        ("denormal", static x => x * 1e-39f),
        ("at most 1e-30", static x => x * 1e-30f),
        ("1e15", static x => x * 1e15f),
        ("NaN", static _ => float.NaN),
    ];

    private static void Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine($"{Machine.Lanes} lanes; times are medians, ratios those of times measured one after the other\n");
        Console.WriteLine($"{"",-26} {string.Concat(s_kinds.Select(kind => $"{kind.Name,20}"))}");
        foreach (ILabelTrainable network in new ILabelTrainable[] { new Tiny(1), new Small(1), new Digits(1) })
        {
            Print(network, "predict 1 row", inputs => Predict(network, inputs));
            Print(network, $"gradients of {network.Description.Batch}", inputs => Gradients(network, inputs));
            PrintDecay(network);
        }
    }

    private static void Print(ILabelTrainable network, string call, Func<float[], Action> action)
    {
        float[] usual = MiniBatches.Inputs(network, network.Description.Batch)[0];
        Action[] calls = [.. s_kinds.Select(kind => action(Array.ConvertAll(usual, x => kind.Of(x))))];

        // Gradients of NaN are refused.
        int count = call.StartsWith("gradients", StringComparison.Ordinal) ? calls.Length - 1 : calls.Length;
        double[][] ratios = [.. calls.Select(static _ => new double[Rounds])];
        double[] times = new double[Rounds];
        WarmUp.Run(calls[0]);
        for (int round = 0; round < Rounds; round++)
        {
            for (int kind = 1; kind < count; kind++)
            {
                // The processor takes a while to get over denormal numbers: what comes right after them is slow, too.
                _ = Seconds(calls[0]);
                double beside = Seconds(calls[0]);
                double seconds = Seconds(calls[kind]);
                times[round] = beside;
                ratios[kind][round] = seconds / beside;
            }
        }

        string columns = string.Concat(ratios[1..count].Select(static kind => $"{Samples.MedianOf(kind),20:F2}"));
        Console.WriteLine($"{network.Description.Name + ", " + call,-26} {Samples.MedianOf(times) * 1e6,17:F3} µs{columns}");
    }

    /// <summary>Steps after so many that whatever decays has decayed: the first half of the inputs stays 0.</summary>
    private static void PrintDecay(ILabelTrainable network)
    {
        const int Steps = 20_000;
        float[] inputs = [.. MiniBatches.Inputs(network, network.Description.Batch)[0]];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = i % network.Description.Inputs < network.Description.Inputs / 2 ? 0 : inputs[i];
        }

        Action step = Step(network, inputs);
        WarmUp.Run(step);
        network.Initialize(1);
        double early = Enumerable.Range(0, Rounds).Select(_ => Seconds(step)).Order().ElementAt(Rounds / 2);
        for (int i = 0; i < Steps; i++)
        {
            step();
        }

        double late = Enumerable.Range(0, Rounds).Select(_ => Seconds(step)).Order().ElementAt(Rounds / 2);
        Console.WriteLine($"{network.Description.Name + ", late step",-26} {late * 1e6,17:F3} µs{late / early,20:F2}   beside the first steps, half of the inputs being 0");
    }

    private static Action Predict(ILabelTrainable network, float[] inputs)
    {
        float[] row = inputs[..network.Description.Inputs];
        float[] outputs = new float[network.Description.Outputs];
        return () => network.Predict(row, outputs);
    }

    /// <summary>A step but for the update, which huge inputs would let diverge.</summary>
    private static Action Gradients(ILabelTrainable network, float[] inputs)
    {
        int[] labels = MiniBatches.Labels(network, network.Description.Batch)[0];
        return () => network.ComputeGradients(inputs, labels);
    }

    private static Action Step(ILabelTrainable network, float[] inputs)
    {
        int[] labels = MiniBatches.Labels(network, network.Description.Batch)[0];
        return () => network.TrainStep(inputs, labels);
    }

    private static double Seconds(Action call)
    {
        call();
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds / Calls;
    }
}
