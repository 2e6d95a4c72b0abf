using System;
using System.IO;
using System.Linq;
using Spectre.Console;
using Xunit;

namespace Unrolled.Samples.Tests;

/// <summary>What a training shows where output is no terminal.</summary>
public sealed class TrainingDisplayTests
{
    [Fact]
    public void EachEpochIsALine()
    {
        string[] lines = Show(
            epochs: 4,
            At(epoch: 1, step: 5, loss: 2, seconds: 1),
            At(epoch: 1, step: 10, loss: 2, seconds: 10, Right(0.5)),
            At(epoch: 2, step: 10, loss: 1, seconds: 20, Right(0.98765)),
            At(epoch: 3, step: 5, loss: 0.5, seconds: 25),
            At(epoch: 3, step: 10, loss: 3, seconds: 30, Right(0.75)),
            At(epoch: 4, step: 10, loss: 0.00004, seconds: 7300, Right(1)));

        Assert.Equal(
            [
                "  epoch      loss                                 right    images/s      left",
                "      1    2.0000  ━━━━━━━━━━━━━━━━━━━━━━━━     50.00 %      12,346   0:00:30",
                "      2    1.0000  ━━━━━━━━━━━━                 98.77 %      12,346   0:00:20",
                "      3    3.0000  ━━━━━━━━━━━━━━━━━━━━━━━━     75.00 %      12,346   0:00:10",
                "      4    0.0000                              100.00 %      12,346   0:00:00",
            ],
            lines);
    }

    [Fact]
    public void WithoutClassesItIsTheVarianceExplainedOrNothing()
    {
        Evaluation targets = new(10, 0.5, double.NaN, double.NaN, 0.25, 0.87654);

        Assert.EndsWith("R²    images/s      left", Show(2, At(1, 10, 1, 3, targets))[0], StringComparison.Ordinal);
        Assert.EndsWith("    0.8765      12,346   0:00:03", Show(2, At(1, 10, 1, 3, targets))[1], StringComparison.Ordinal);
        Assert.EndsWith("━━━                  12,346   0:00:03", Show(2, At(1, 10, 1, 3))[1], StringComparison.Ordinal);
    }

    private static string[] Show(int epochs, params TrainingProgress[] reports)
    {
        StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 80;
        TrainingDisplay.Run(
            epochs,
            "images",
            display =>
            {
                reports.ToList().ForEach(display.Report);
                return null!;
            },
            console);
        string[] lines = text.ToString().Split(Environment.NewLine);
        Assert.Equal("", lines[^1]);
        return [.. lines[..^1].Select(line => line.TrimEnd())];
    }

    private static Evaluation Right(double accuracy) => new(10, 0.5, accuracy, accuracy, double.NaN, double.NaN);

    private static TrainingProgress At(long epoch, int step, double loss, double seconds, Evaluation? validation = null) =>
        new(epoch, step, 10, loss, 0.1f, 12345.6, TimeSpan.FromSeconds(seconds), validation);
}
