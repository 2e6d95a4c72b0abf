using System;
using Spectre.Console;

namespace Unrolled.Samples;

/// <summary>
/// Shows training as it goes: a line for each finished epoch and below them a bar with loss, speed and the time that is left. Where output is not a terminal there are only the lines.
/// </summary>
public sealed class TrainingDisplay : IProgress<TrainingProgress>
{
    private const int BarWidth = 12;
    private const int LossBarWidth = 24;

    private readonly IAnsiConsole _console;
    private readonly int _epochs;
    private readonly string _rows;
    private ProgressTask? _bar;
    private double _firstLoss = double.NaN;

    private TrainingDisplay(IAnsiConsole console, int epochs, string rows) => (_console, _epochs, _rows) = (console, epochs, rows);

    /// <summary>Runs training under the display.</summary>
    /// <param name="epochs">How many epochs training takes.</param>
    /// <param name="rows">What a row is, in the plural.</param>
    /// <param name="train">The training: it reports to the display.</param>
    /// <param name="console">Where to show it; the program's own unless given.</param>
    /// <returns>How it went.</returns>
    public static TrainingHistory Run(int epochs, string rows, Func<TrainingDisplay, TrainingHistory> train, IAnsiConsole? console = null)
    {
        console ??= AnsiConsole.Console;
        TrainingDisplay display = new(console, epochs, rows);
        if (!console.Profile.Capabilities.Ansi || !console.Profile.Capabilities.Interactive)
        {
            return train(display);
        }

        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                display._bar = context.AddTask("starting", maxValue: 1);
                return train(display);
            });
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        double done = (value.Epoch - 1 + (value.Step / (double)value.StepsPerEpoch)) / _epochs;
        string left = $"{value.Elapsed * ((1 - done) / done):h\\:mm\\:ss}";
        if (value.IsEpochEnd)
        {
            PrintEpoch(value, left);
        }

        if (_bar is not null)
        {
            _bar.Value = done;
            _bar.Description = $"epoch {value.Epoch}/{_epochs}  loss {value.Loss:F4}  {value.RowsPerSecond:N0} {_rows}/s  {left} left";
        }
    }

    private void PrintEpoch(TrainingProgress value, string left)
    {
        (string name, string metric) = Metric(value.Validation);
        if (double.IsNaN(_firstLoss))
        {
            _firstLoss = value.Loss;
            _console.MarkupLine($"  [dim]epoch      loss  {"",LossBarWidth}  {name,10}  {_rows + "/s",10}  {"left",8}[/]");
        }

        int length = (int)Math.Clamp(Math.Round(LossBarWidth * value.Loss / _firstLoss), 0, LossBarWidth);
        string bar = new string('━', length).PadRight(LossBarWidth);
        _console.MarkupLine($"  {value.Epoch,5}  {value.Loss,8:F4}  [teal]{bar}[/]  {metric,10}  {value.RowsPerSecond,10:N0}  {left,8}");
    }

    /// <summary>What says most about rows that were held out: the share that was named right or else of the variance that was explained.</summary>
    private static (string Name, string Value) Metric(Evaluation? validation) => validation switch
    {
        null => ("", ""),
        { Accuracy: not double.NaN } classes => ("right", $"{100 * classes.Accuracy:F2} %"),
        { R2: not double.NaN } targets => ("R²", $"{targets.R2:F4}"),
        { } other => ("held out", $"{other.Loss:F4}"),
    };
}
