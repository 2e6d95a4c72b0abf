using System;
using System.Diagnostics;
using Spectre.Console;
using Unrolled.Benchmarks;

namespace Unrolled.Samples;

/// <summary>
/// Shows training as it goes: a bar for the running epoch, and a line for each finished one. Where output is not a terminal there are only the lines.
/// It also keeps the time of each step with a full batch. A call to <see cref="Step"/> allocates nothing, unless the bar is due.
/// </summary>
public sealed class TrainingProgress
{
    private const int LossBarWidth = 34;

    private static readonly TimeSpan s_peakTime = TimeSpan.FromMilliseconds(100);

    private readonly int _epochs;
    private readonly int _batch;
    private readonly long[] _stepTicks;
    private ProgressTask? _bar;
    private int _steps;
    private int _epoch = 1;
    private int _rows;
    private double _lossSum;
    private double _firstLoss;
    private long _epochStart;
    private long _nextRefresh;

    private TrainingProgress(int epochs, int rowsPerEpoch, int batch)
    {
        _epochs = epochs;
        _batch = batch;
        _stepTicks = new long[(long)epochs * (rowsPerEpoch / batch)];
    }

    /// <summary>Runs training under the display.</summary>
    /// <param name="epochs">How many epochs training takes.</param>
    /// <param name="rowsPerEpoch">How many images an epoch has.</param>
    /// <param name="batch">How many images a step takes at most.</param>
    /// <param name="train">The training loop: it calls <see cref="Step"/> after each step and <see cref="EndEpoch"/> after each epoch.</param>
    /// <returns>The display, with the times it kept.</returns>
    public static TrainingProgress Run(int epochs, int rowsPerEpoch, int batch, Action<TrainingProgress> train)
    {
        TrainingProgress progress = new(epochs, rowsPerEpoch, batch);
        AnsiConsole.MarkupLine("  [dim]epoch      loss                                        images/s[/]");
        progress._epochStart = Stopwatch.GetTimestamp();
        if (!AnsiConsole.Profile.Capabilities.Ansi || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            train(progress);
            return progress;
        }

        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                progress._bar = context.AddTask("starting", maxValue: rowsPerEpoch);
                train(progress);
            });
        return progress;
    }

    /// <summary>Notes a finished step.</summary>
    /// <param name="ticks">How long it took, in ticks of <see cref="Stopwatch"/>.</param>
    /// <param name="loss">Its mean loss.</param>
    /// <param name="rows">How many images it took.</param>
    public void Step(long ticks, float loss, int rows)
    {
        if (rows == _batch)
        {
            _stepTicks[_steps++] = ticks;
        }

        _lossSum += (double)loss * rows;
        _rows += rows;
        long now = Stopwatch.GetTimestamp();
        if (_bar is not null && now >= _nextRefresh)
        {
            _nextRefresh = now + Stopwatch.Frequency / 10;
            _bar.Value = _rows;
            _bar.Description = $"epoch {_epoch}/{_epochs}  loss {_lossSum / _rows:F4}  {ImagesPerSecond:N0} images/s";
        }
    }

    /// <summary>Notes a finished epoch and writes its line. The epoch's loss weighs each step by its images.</summary>
    public void EndEpoch()
    {
        double loss = _lossSum / _rows;
        if (_epoch == 1)
        {
            _firstLoss = loss;
        }

        int length = (int)Math.Clamp(Math.Round(LossBarWidth * loss / _firstLoss), 0, LossBarWidth);
        string bar = new string('━', length).PadRight(LossBarWidth);
        AnsiConsole.MarkupLine($"  {_epoch,5}  {loss,8:F4}  [teal]{bar}[/]  {ImagesPerSecond,10:N0}");
        _epoch++;
        _rows = 0;
        _lossSum = 0;
        _epochStart = Stopwatch.GetTimestamp();
    }

    /// <summary>Prints the median time of the steps with a full batch, the speed it amounts to, and how much of the machine's own that is.</summary>
    /// <remarks>The peak is measured on the spot, for a tenth of a second: only two figures of the same minutes can be compared.</remarks>
    /// <param name="flops">How many floating-point operations such a step takes.</param>
    public void PrintStepTime(long flops)
    {
        if (_steps == 0)
        {
            AnsiConsole.MarkupLine($"  no step had its full {_batch} images, so there is no time to show");
            return;
        }

        long[] sorted = _stepTicks[.._steps];
        Array.Sort(sorted);
        double median = sorted[_steps / 2] * 1e6 / Stopwatch.Frequency;
        AnsiConsole.MarkupLine($"  [bold]{median:N1} µs[/] a step of {_batch} images (median of {_steps:N0}): {flops / median / 1e3:N0} GFLOP/s");

        double peak = FmaPeak.Best(Machine.Lanes, s_peakTime);
        AnsiConsole.MarkupLine($"  [bold]{flops / median * 1e6 / peak:P0}[/] of the peak of one core, {peak / 1e9:N0} GFLOP/s with {32 * Machine.Lanes}-bit vectors: what it does");
        AnsiConsole.MarkupLine("  with multiply-adds alone, on numbers it need not fetch from memory.");
    }

    private double ImagesPerSecond => _rows / Stopwatch.GetElapsedTime(_epochStart).TotalSeconds;
}
