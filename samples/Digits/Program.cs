// Digits: a network learns to read handwritten digits, and shows how well it does.
//
//   dotnet run -c Release --project samples/Digits
//   dotnet run -c Release --project samples/Digits -- --data FOLDER      (MNIST's IDX files)
//
// What it shows: an annotated class (DigitNet.cs), a training loop over spans that allocates nothing (Training.cs), and
// predictions for many rows in one call (Report.cs). The images are drawn by the program itself unless a folder is given.

using System;
using System.Linq;
using Digits;
using Unrolled.Samples;

const string Help = $"""
    Trains a network on handwritten digits.

    Usage: Digits [options]

    {DigitOptions.Help}
    """;

return SampleProgram.Run("Digits", () =>
{
    CommandLine line = new(args);
    if (line.TakeFlag("--help"))
    {
        Console.WriteLine(Help);
        return;
    }

    DigitOptions options = DigitOptions.Take(line);
    DigitData data = DigitData.Load(options);
    DigitNet net = new(options.Seed);

    SampleProgram.Section("Images");
    data.Print();

    SampleProgram.Section($"Training {DigitNet.Inputs}-{string.Join('-', net.Description.Layers.Where(l => l.Kind == "Dense").Select(l => l.Outputs))}");
    TrainingProgress progress = TrainingProgress.Run(options.Epochs, data.Train.Count, DigitNet.Batch,
        display => Training.Run(net, data.Train, options.Epochs, options.Seed, display));

    SampleProgram.Section("Result");
    Report report = new(net, data.Test);
    report.PrintAccuracy();

    SampleProgram.Section("Which digit is taken for which");
    report.PrintConfusionMatrix();

    SampleProgram.Section("Its most confident mistakes");
    report.PrintMistakes(6);

    SampleProgram.Section("Speed of training");
    progress.PrintStepTime(DigitNet.TrainingFlops);
});
