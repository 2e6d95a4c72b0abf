using System.Diagnostics;
using Spectre.Console;

namespace Unrolled.Samples;

/// <summary>Digit images to train on, others to test on, and where they come from.</summary>
/// <param name="Train">The images to train on.</param>
/// <param name="Test">The images that training never sees.</param>
/// <param name="Source">Where they come from, for the user.</param>
public sealed record DigitData(Dataset Train, Dataset Test, string Source)
{
    /// <summary>Reads or draws what the options ask for.</summary>
    /// <param name="options">The sample's options.</param>
    /// <returns>The images.</returns>
    /// <exception cref="System.IO.IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="System.IO.InvalidDataException">A file holds something else than it should.</exception>
    public static DigitData Load(DigitOptions options)
    {
        if (options.Data is not null)
        {
            return MnistFolder.Load(options.Data, options.Images ?? int.MaxValue);
        }

        long started = Stopwatch.GetTimestamp();
        Dataset all = DrawnDigits.Draw(options.Images ?? DigitOptions.DrawnImages, options.Seed);
        string took = $"{Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s";
        return HoldOutLastFifth(all, $"{all.Rows:N0} digits drawn with seed {options.Seed} in {took}");
    }

    /// <summary>Prints where the images come from and how many there are.</summary>
    public void Print()
    {
        AnsiConsole.WriteLine($"  {Source}");
        AnsiConsole.WriteLine($"  {Train.Rows:N0} to train on, {Test.Rows:N0} to test on");
    }

    /// <summary>Keeps the last fifth of a set for testing.</summary>
    /// <param name="all">At least two images.</param>
    /// <param name="source">Where they come from.</param>
    /// <returns>The first four fifths to train on, the last fifth to test on.</returns>
    public static DigitData HoldOutLastFifth(Dataset all, string source)
    {
        int test = (all.Rows + 4) / 5;
        return new DigitData(all.Slice(0, all.Rows - test), all.Slice(all.Rows - test, test), source);
    }
}
