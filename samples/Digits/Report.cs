using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Unrolled.Samples;

namespace Digits;

/// <summary>How well a trained network reads images it has never seen.</summary>
internal sealed class Report
{
    private const int ImagesPerLine = 3;

    private readonly ImageSet _test;
    private readonly float[] _probabilities;
    private readonly int[] _predicted;
    private readonly int[] _wrong;
    private readonly float _loss;

    /// <summary>Lets the network read all images.</summary>
    /// <param name="net">The trained network.</param>
    /// <param name="test">The images.</param>
    public Report(DigitNet net, ImageSet test)
    {
        _test = test;
        _probabilities = new float[test.Count * DigitNet.Outputs];
        _predicted = new int[test.Count];
        net.Predict(test.Pixels, _probabilities);
        net.PredictLabels(test.Pixels, _predicted);
        _loss = net.Loss(test.Pixels, test.Labels);

        // The mistakes, most confident first.
        _wrong = [.. Enumerable.Range(0, test.Count).Where(i => _predicted[i] != test.Labels[i]).OrderByDescending(Confidence)];
    }

    /// <summary>Prints how many images were read right.</summary>
    public void PrintAccuracy()
    {
        int right = _test.Count - _wrong.Length;
        AnsiConsole.MarkupLine($"  [bold]{100.0 * right / _test.Count:F2} %[/] right: {right:N0} of {_test.Count:N0} images it has never seen; loss {_loss:F4}");
    }

    /// <summary>Prints which digits were taken for which.</summary>
    public void PrintConfusionMatrix()
    {
        int[,] counts = new int[DigitNet.Outputs, DigitNet.Outputs];
        for (int i = 0; i < _test.Count; i++)
        {
            counts[_test.Labels[i], _predicted[i]]++;
        }

        AnsiConsole.MarkupLine("  [dim]digit     read as[/]");
        AnsiConsole.MarkupLine("  [dim]     " + string.Concat(Enumerable.Range(0, DigitNet.Outputs).Select(digit => $"{digit,6}")) + "    right[/]");
        for (int digit = 0; digit < DigitNet.Outputs; digit++)
        {
            int[] row = [.. Enumerable.Range(0, DigitNet.Outputs).Select(read => counts[digit, read])];
            string cells = string.Concat(row.Select((count, read) => Cell(count, read == digit)));
            string share = row.Sum() == 0 ? "" : $"{100.0 * row[digit] / row.Sum():F1} %";
            AnsiConsole.MarkupLine($"  [dim]{digit,5}[/]{cells}  {share,7}");
        }
    }

    /// <summary>Draws a few images that were read wrong.</summary>
    /// <param name="count">How many at most.</param>
    public void PrintMistakes(int count)
    {
        if (_wrong.Length == 0)
        {
            AnsiConsole.MarkupLine("  none");
        }

        foreach (int[] line in _wrong.Take(count).Chunk(ImagesPerLine))
        {
            ImagePrinter.PrintBeside([.. line.Select(Picture)]);
            AnsiConsole.WriteLine();
        }
    }

    private IReadOnlyList<string> Picture(int index)
    {
        string caption = $"{_test.Labels[index]}, read as {_predicted[index]} ({100 * Confidence(index):F0} %)";
        return [.. ImagePrinter.Lines(_test.Image(index)), caption.PadRight(ImagePrinter.Columns)];
    }

    private float Confidence(int index) => _probabilities[index * DigitNet.Outputs + _predicted[index]];

    private static string Cell(int count, bool right) => (count, right) switch
    {
        (0, _) => "[dim]     ·[/]",
        (_, true) => $"[green]{count,6}[/]",
        _ => $"[red]{count,6}[/]",
    };
}
