using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Unrolled;
using Unrolled.Samples;

namespace Autoencoder;

/// <summary>How well a trained network redraws images it has never seen.</summary>
internal sealed class Redrawings
{
    private readonly Dataset _test;
    private readonly float[] _redrawn;
    private readonly float _loss;

    /// <summary>Lets the network redraw all images.</summary>
    /// <param name="net">The trained network.</param>
    /// <param name="test">The images.</param>
    public Redrawings(AutoencoderNet net, Dataset test)
    {
        _test = test;
        _redrawn = new float[test.Rows * AutoencoderNet.Outputs];
        net.Predict(test.InputValues, _redrawn);
        _loss = net.Loss(test.InputValues, test.InputValues);
    }

    /// <summary>Prints the mean squared distance between image and redrawing, beside that of a page left blank.</summary>
    public void PrintError()
    {
        double blank = 0;
        foreach (float pixel in _test.InputValues)
        {
            blank += pixel * pixel;
        }

        AnsiConsole.MarkupLine($"  [bold]{_loss:F2}[/] squared error for an image it has never seen (a blank page: {blank / _test.Rows:F2})");
    }

    /// <summary>Draws the first images beside their redrawings.</summary>
    /// <param name="count">How many at most.</param>
    public void PrintPictures(int count)
    {
        for (int i = 0; i < Math.Min(count, _test.Rows); i++)
        {
            ReadOnlySpan<float> original = _test.InputsOf(i);
            ReadOnlySpan<float> redrawn = _redrawn.AsSpan(i * AutoencoderNet.Outputs, AutoencoderNet.Outputs);
            IReadOnlyList<string> picture = ImagePrinter.Lines(original);
            string[] caption = [.. Enumerable.Repeat("", picture.Count)];
            caption[picture.Count / 2] = $"squared error {SquaredError(original, redrawn):F2}";
            ImagePrinter.PrintBeside(picture, ImagePrinter.Lines(redrawn), caption);
            AnsiConsole.WriteLine();
        }
    }

    private static double SquaredError(ReadOnlySpan<float> original, ReadOnlySpan<float> redrawn)
    {
        double sum = 0;
        for (int i = 0; i < original.Length; i++)
        {
            double difference = redrawn[i] - original[i];
            sum += difference * difference;
        }

        return sum;
    }
}
