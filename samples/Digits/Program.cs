// Digits: a network learns to read handwritten digits, and shows how well it does.
//
//   dotnet run -c Release --project samples/Digits
//   dotnet run -c Release --project samples/Digits -- --data FOLDER      (MNIST's IDX files)
//
// What it shows: an annotated class (DigitNet.cs), the whole of training as one call (below), and measures and predictions
// of many rows (Report.cs). The images are drawn by the program itself unless a folder is given.

using System;
using System.IO;
using System.Linq;
using Digits;
using Unrolled;
using Unrolled.Samples;

const string Help = $"""
    Trains a network on handwritten digits.

    Usage: Digits [options]

      --pictures DIR draw the training's curves, the confusion matrix and the first
                     layer's weights, as SVG files in DIR
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

    string? pictures = line.TakeText("--pictures");
    DigitOptions options = DigitOptions.Take(line);
    DigitData data = DigitData.Load(options);
    DigitNet net = new(options.Seed);

    SampleProgram.Section("Images");
    data.Print();

    SampleProgram.Section($"Training {DigitNet.Inputs}-{string.Join('-', net.Description.Layers.Where(l => l.Kind == "Dense").Select(l => l.Outputs))}");

    // The test images are only looked at: nothing is chosen by how they are read.
    TrainingOptions training = new() { Epochs = options.Epochs, Validation = data.Test };
    TrainingHistory history = TrainingDisplay.Run(training.Epochs, "images", display => Trainer.Fit(net, data.Train, training, display));

    SampleProgram.Section("Result");
    Report report = new(net, data.Test);
    report.PrintAccuracy();

    SampleProgram.Section("Which digit is taken for which");
    report.PrintConfusionMatrix();

    SampleProgram.Section("Its most confident mistakes");
    report.PrintMistakes(6);

    if (pictures is not null)
    {
        SampleProgram.Section("Pictures");
        Directory.CreateDirectory(pictures);
        history.SaveSvg(Path.Combine(pictures, "training.svg"));
        history.Confusion!.SaveSvg(Path.Combine(pictures, "confusion.svg"));
        net.Dense1.Weights.SaveSvg(Path.Combine(pictures, "weights.svg"), DigitImage.Side, DigitImage.Side);
        Console.WriteLine("  training.svg, confusion.svg and weights.svg are written");
    }

    SampleProgram.Section("Speed of training");
    StepTime.Print(net.Clone(), data.Train, DigitNet.TrainingFlops);
});
