using System;
using Spectre.Console;

namespace Unrolled.Samples;

/// <summary>
/// Shows training as it goes: a bar for the running epoch, and a line for each finished one. Where output is not a terminal there are only the lines.
/// </summary>
public sealed class TrainingDisplay : IProgress<TrainingProgress>
{
    private const int LossBarWidth = 34;

    private readonly int _epochs;
    private ProgressTask? _bar;
    private double _firstLoss;

    private TrainingDisplay(int epochs) => _epochs = epochs;

    /// <summary>Runs training under the display.</summary>
    /// <param name="epochs">How many epochs training takes.</param>
    /// <param name="train">The training: it reports to the display.</param>
    /// <returns>How it went.</returns>
    public static TrainingHistory Run(int epochs, Func<TrainingDisplay, TrainingHistory> train)
    {
        TrainingDisplay display = new(epochs);
        AnsiConsole.MarkupLine("  [dim]epoch      loss                                        images/s[/]");
        if (!AnsiConsole.Profile.Capabilities.Ansi || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            return train(display);
        }

        return AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                display._bar = context.AddTask("starting", maxValue: 1);
                return train(display);
            });
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.IsEpochEnd)
        {
            _firstLoss = value.Epoch == 1 ? value.Loss : _firstLoss;
            int length = (int)Math.Clamp(Math.Round(LossBarWidth * value.Loss / _firstLoss), 0, LossBarWidth);
            string bar = new string('━', length).PadRight(LossBarWidth);
            AnsiConsole.MarkupLine($"  {value.Epoch,5}  {value.Loss,8:F4}  [teal]{bar}[/]  {value.RowsPerSecond,10:N0}");
        }

        if (_bar is not null)
        {
            _bar.Value = value.Step / (double)value.StepsPerEpoch;
            _bar.Description = $"epoch {value.Epoch}/{_epochs}  loss {value.Loss:F4}  {value.RowsPerSecond:N0} images/s";
        }
    }
}
