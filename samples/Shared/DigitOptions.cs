namespace Unrolled.Samples;

/// <summary>The options that the samples on digit images share.</summary>
/// <param name="Data">The folder with MNIST's files, or null to draw the digits.</param>
/// <param name="Epochs">How often training goes through all images.</param>
/// <param name="Images">How many images to draw, or null for <see cref="DrawnImages"/>; with a folder, how many of each file's images to use at most.</param>
/// <param name="Seed">Where all random numbers start: digits, initial weights and order of the images.</param>
public sealed record DigitOptions(string? Data, int Epochs, int? Images, int Seed)
{
    /// <summary>How many images are drawn unless the options say otherwise.</summary>
    public const int DrawnImages = 10_000;

    /// <summary>The lines that <c>--help</c> shows for these options, ready to print.</summary>
    public const string Help = """
          --data DIR     read MNIST's IDX files in DIR, plain or .gz (the train pair,
                         the t10k pair or both); without it, digits are drawn
          --epochs N     go through all training images N times (default 20)
          --images N     draw N images (default 10,000); with --data, use at most
                         the first N of each file
          --seed N       start all random numbers at N (default 0)
          --help         show this text
        """;

    /// <summary>Reads the options.</summary>
    /// <param name="line">The command line; all of it is used up.</param>
    /// <returns>The options, defaults filled in.</returns>
    /// <exception cref="UsageException">An option is unknown or its value wrong.</exception>
    public static DigitOptions Take(CommandLine line)
    {
        string? data = line.TakeText("--data");
        int epochs = line.TakeNumber("--epochs", 20, 1, 1_000);
        int images = line.TakeNumber("--images", 0, 20, 1_000_000);
        int seed = line.TakeNumber("--seed", 0, 0, int.MaxValue);
        line.End();
        return new DigitOptions(data, epochs, images == 0 ? null : images, seed);
    }
}
