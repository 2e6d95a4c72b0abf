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

    // What has faded is set to 0 every 64 updates: a turn has all that comes up regularly.
    private const int StepsPerTurn = 64;
    private const int Turns = 625;

    private static readonly (string Name, Func<float, float> Of)[] s_kinds =
    [
        ("usual", static x => x),
        ("zeros", static _ => 0),
        ("a tenth denormal", static x => Math.Abs(x) < 0.1f ? x * 1e-38f : x),
        ("denormal", static x => x * 1e-39f),
        ("1e-30", static x => x * 1e-30f),
        ("1e15", static x => x * 1e15f),
        ("infinite", static x => x > 0.5f ? float.PositiveInfinity : x),
        ("NaN", static _ => float.NaN),
    ];

    private static void Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine($"{Machine.Lanes} lanes; times are medians, ratios those of times measured one after the other\n");
        Console.WriteLine($"{"",-24} {"usual",11}{string.Concat(s_kinds.Skip(1).Select(static kind => Column(kind, kind.Name)))}");
        foreach (Func<ILabelTrainable> make in new Func<ILabelTrainable>[] { static () => new Tiny(1), static () => new Small(1), static () => new Digits(1) })
        {
            ILabelTrainable network = make();
            Print(network, "predict 1 row", inputs => Predict(network, inputs));
            Print(network, $"gradients of {network.Description.Batch}", inputs => Gradients(network, inputs));
            PrintDecay(network, make());
        }
    }

    private static void Print(ILabelTrainable network, string call, Func<float[], Action> action)
    {
        float[] usual = MiniBatches.Inputs(network, network.Description.Batch)[0];
        Action[] calls = [.. s_kinds.Select(kind => action(Array.ConvertAll(usual, x => kind.Of(x))))];

        // Gradients of infinite inputs and of NaN are refused.
        int count = call.StartsWith("gradients", StringComparison.Ordinal) ? calls.Length - 2 : calls.Length;
        double[][] ratios = [.. calls.Select(static _ => new double[Rounds])];
        double[] times = new double[Rounds];
        WarmUp.Run(calls[0]);
        for (int round = 0; round < Rounds; round++)
        {
            for (int kind = 1; kind < count; kind++)
            {
                // The processor takes a while to get over denormal numbers: what comes right after them is slow, too.
                _ = Seconds(calls[0], Calls);
                double beside = Seconds(calls[0], Calls);
                calls[kind]();
                times[round] = beside;
                ratios[kind][round] = Seconds(calls[kind], Calls) / beside;
            }
        }

        string columns = string.Concat(Enumerable.Range(1, count - 1).Select(kind => Column(s_kinds[kind], $"{Samples.MedianOf(ratios[kind]):F2}")));
        Console.WriteLine($"{network.Description.Name + ", " + call,-24} {Samples.MedianOf(times) * 1e6,8:F2} µs{columns}");
    }

    private static string Column((string Name, Func<float, float> Of) kind, string value) => value.PadLeft(kind.Name.Length + 2);

    /// <summary>
    /// Steps after half of the inputs have become 0 for good: what only those fed fades away, velocities and averages in hundreds of steps, weights under a penalty in thousands.
    /// Each turn of them beside the first steps of a network that starts anew, where nothing has faded.
    /// </summary>
    private static void PrintDecay(ILabelTrainable network, ILabelTrainable fresh)
    {
        float[] usual = MiniBatches.Inputs(network, network.Description.Batch)[0];
        float[] halved = [.. usual.Select((x, i) => i % network.Description.Inputs < network.Description.Inputs / 2 ? 0 : x)];
        Action late = Step(network, halved);
        Action early = Step(fresh, halved);
        WarmUp.Run(late);
        network.Initialize(1);
        _ = Seconds(Step(network, usual), StepsPerTurn);

        double[] times = new double[Turns];
        double[] ratios = new double[Turns];
        int most = 0;
        for (int turn = 0; turn < Turns; turn++)
        {
            fresh.Initialize(1);
            early();
            times[turn] = Seconds(early, StepsPerTurn);
            ratios[turn] = Seconds(late, StepsPerTurn) / times[turn];
            most = Math.Max(most, DenormalNumbers(network));
        }

        Console.WriteLine($"{network.Description.Name + ", late step",-24} {Samples.MedianOf(times) * 1e6,8:F2} µs{Samples.MedianOf(ratios),7:F2}, at most {most} numbers denormal");
    }

    private static int DenormalNumbers(ILabelTrainable network)
    {
        float[] parameters = new float[network.Description.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters.Concat(network.State!.OptimizerState.ToArray()).Count(float.IsSubnormal);
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

    /// <summary>Seconds of each of so many calls.</summary>
    private static double Seconds(Action call, int calls)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds / calls;
    }
}
