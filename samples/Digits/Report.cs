using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Unrolled;
using Unrolled.Samples;

namespace Digits;

/// <summary>How well a trained network reads images it has never seen.</summary>
internal sealed class Report
{
    private const int ImagesPerLine = 3;

    private readonly Dataset _test;
    private readonly float[] _probabilities;
    private readonly int[] _predicted;
    private readonly int[] _wrong;
    private readonly Evaluation _evaluation;
    private readonly ConfusionMatrix _confusion;

    /// <summary>Lets the network read all images.</summary>
    /// <param name="net">The trained network.</param>
    /// <param name="test">The images.</param>
    public Report(DigitNet net, Dataset test)
    {
        _test = test;
        Evaluator evaluator = new(net, test);
        _evaluation = evaluator.Evaluate();
        _confusion = evaluator.Confusion!;
        _probabilities = new float[test.Rows * DigitNet.Outputs];
        _predicted = new int[test.Rows];
        net.Predict(test.InputValues, _probabilities);
        net.PredictLabels(test.InputValues, _predicted);

        // The mistakes, most confident first.
        _wrong = [.. Enumerable.Range(0, test.Rows).Where(i => _predicted[i] != test.Labels[i]).OrderByDescending(Confidence)];
    }

    /// <summary>Prints how many images were read right.</summary>
    public void PrintAccuracy()
    {
        int right = _test.Rows - _wrong.Length;
        AnsiConsole.MarkupLine($"  [bold]{100 * _evaluation.Accuracy:F2} %[/] right: {right:N0} of {_test.Rows:N0} images it has never seen; loss {_evaluation.Loss:F4}");
    }

    /// <summary>Prints which digits were taken for which.</summary>
    public void PrintConfusionMatrix()
    {
        AnsiConsole.MarkupLine("  [dim]digit     read as[/]");
        AnsiConsole.MarkupLine("  [dim]     " + string.Concat(Enumerable.Range(0, DigitNet.Outputs).Select(digit => $"{digit,6}")) + "    right[/]");
        for (int digit = 0; digit < DigitNet.Outputs; digit++)
        {
            string cells = string.Concat(Enumerable.Range(0, DigitNet.Outputs).Select(read => Cell(_confusion[digit, read], read == digit)));
            string share = double.IsNaN(_confusion.Recall(digit)) ? "" : $"{100 * _confusion.Recall(digit):F1} %";
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
        return [.. ImagePrinter.Lines(_test.InputsOf(index)), caption.PadRight(ImagePrinter.Columns)];
    }

    private float Confidence(int index) => _probabilities[index * DigitNet.Outputs + _predicted[index]];

    private static string Cell(int count, bool right) => (count, right) switch
    {
        (0, _) => "[dim]     ·[/]",
        (_, true) => $"[green]{count,6}[/]",
        _ => $"[red]{count,6}[/]",
    };
}
