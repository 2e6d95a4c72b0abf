// Autoencoder: a network learns to redraw digits from 64 numbers each.
//
//   dotnet run -c Release --project samples/Autoencoder
//   dotnet run -c Release --project samples/Autoencoder -- --data FOLDER      (MNIST's IDX files)
//
// What it shows: training towards targets instead of labels (they are the inputs themselves), and predictions of a
// whole row of outputs. The images are drawn by the program itself unless a folder is given.

using System;
using Autoencoder;
using Unrolled;
using Unrolled.Samples;

const string Help = $"""
    Trains a 784-64-784 autoencoder on digit images, without their labels.

    Usage: Autoencoder [options]

    {DigitOptions.Help}
    """;

return SampleProgram.Run("Autoencoder", () =>
{
    CommandLine line = new(args);
    if (line.TakeFlag("--help"))
    {
        Console.WriteLine(Help);
        return;
    }

    DigitOptions options = DigitOptions.Take(line);
    DigitData data = DigitData.Load(options);
    AutoencoderNet net = new(options.Seed);

    SampleProgram.Section("Images");
    data.Print();

    SampleProgram.Section("Training 784-64-784");
    Dataset images = Dataset.WithTargets(data.Train.InputValues, data.Train.InputValues, data.Train.Rows);

    // The test images are only looked at: nothing is chosen by how they are redrawn.
    Dataset unseen = Dataset.WithTargets(data.Test.InputValues, data.Test.InputValues, data.Test.Rows);
    TrainingOptions training = new() { Epochs = options.Epochs, Validation = unseen };
    TrainingDisplay.Run(training.Epochs, "images", display => Trainer.Fit(net, images, training, display));

    SampleProgram.Section("Result");
    Redrawings redrawings = new(net, data.Test);
    redrawings.PrintError();
    StepTime.Print(net.Clone(), images, AutoencoderNet.TrainingFlops);

    SampleProgram.Section("Left: images it has never seen; right: what 64 numbers keep of them");
    redrawings.PrintPictures(4);
});
