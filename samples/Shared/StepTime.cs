using System;
using System.Diagnostics;
using Spectre.Console;
using Unrolled.Benchmarks;

namespace Unrolled.Samples;

/// <summary>Measures training steps beside what the machine can do.</summary>
public static class StepTime
{
    private const int Steps = 1000;

    private static readonly TimeSpan s_peakTime = TimeSpan.FromMilliseconds(100);

    /// <summary>Prints the median time of a step with a full batch, the speed it amounts to, and how much of the machine's own that is.</summary>
    /// <remarks>The peak is measured on the spot, for a tenth of a second: only two figures of the same minutes can be compared.</remarks>
    /// <param name="network">The network, which is trained on meanwhile.</param>
    /// <param name="data">What to train it on.</param>
    /// <param name="flops">How many floating-point operations a step with a full batch takes.</param>
    public static void Print(ITrainable network, Dataset data, long flops)
    {
        int images = network.Description.Batch;
        if (data.Rows < images)
        {
            AnsiConsole.MarkupLine($"  no step had its full {images} images, so there is no time to show");
            return;
        }

        int[] order = new int[data.Rows];
        data.Shuffle(order, network.Seed, epoch: 0);
        float[] inputs = new float[images * data.Inputs];
        float[] targets = new float[images * network.Description.Outputs];
        int[] labels = new int[images];
        ILabelTrainable? labelled = data.HasLabels ? network as ILabelTrainable : null;
        long[] ticks = new long[Steps];
        for (int i = 0; i < Steps; i++)
        {
            ReadOnlySpan<int> rows = order.AsSpan(i % (data.Rows / images) * images, images);
            if (labelled is null)
            {
                data.Gather(rows, inputs, targets);
            }
            else
            {
                data.Gather(rows, inputs, labels);
            }

            long started = Stopwatch.GetTimestamp();
            _ = labelled is null ? network.TrainStep(inputs, targets) : labelled.TrainStep(inputs, labels);
            ticks[i] = Stopwatch.GetTimestamp() - started;
        }

        Array.Sort(ticks);
        double median = ticks[Steps / 2] * 1e6 / Stopwatch.Frequency;
        AnsiConsole.MarkupLine($"  [bold]{median:N1} µs[/] a step of {images} images (median of {Steps:N0}): {flops / median / 1e3:N0} GFLOP/s");

        double peak = FmaPeak.Best(Machine.Lanes, s_peakTime);
        AnsiConsole.MarkupLine($"  [bold]{flops / median * 1e6 / peak:P0}[/] of the peak of one core, {peak / 1e9:N0} GFLOP/s with {32 * Machine.Lanes}-bit vectors: what it does");
        AnsiConsole.MarkupLine("  with multiply-adds alone, on numbers it need not fetch from memory.");
    }
}
