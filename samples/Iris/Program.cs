// Iris: the smallest useful network, 4-10-3, and every number of one of its training steps.
//
//   dotnet run -c Release --project samples/Iris
//   dotnet run -c Release --project samples/Iris -- FILE      (iris.csv)
//
// What it shows: labels as ints, inputs standardised by the training part's statistics, five seeds instead of one
// lucky one, the layer table (Summary), and Trace: forward and backward propagation written out for one flower.

using System;
using Iris;
using Spectre.Console;
using Unrolled.Samples;

const int Seeds = 5;
const string Help = """
    Trains a 4-10-3 network to tell three species of iris apart.

    Usage: Iris [FILE] [options]

      FILE           iris.csv: four lengths and the species on each line (default:
                     ../shared/data/iris.csv beside the repository)
      --epochs N     go through all training flowers N times (default 300)
      --help         show this text
    """;

return SampleProgram.Run("Iris", () =>
{
    CommandLine line = new(args);
    if (line.TakeFlag("--help"))
    {
        Console.WriteLine(Help);
        return;
    }

    int epochs = line.TakeNumber("--epochs", 300, 1, 100_000);
    string? given = line.TakeArgument();
    line.End();
    FlowerTable flowers = FlowerTable.Read(IrisFile.Find(given));

    SampleProgram.Section("The network");
    Console.WriteLine(new IrisNet().Summary.TrimEnd());

    SampleProgram.Section($"{flowers.Count} flowers, a third held out, {epochs:N0} epochs");
    AnsiConsole.MarkupLine("  [dim]seed      loss     right of held out[/]");
    double sum = 0;
    for (int seed = 1; seed <= Seeds; seed++)
    {
        Experiment experiment = new(flowers, seed);
        double loss = experiment.Train(epochs);
        int right = experiment.CountRight();
        double accuracy = 100.0 * right / experiment.TestCount;
        sum += accuracy;
        AnsiConsole.MarkupLine($"  {seed,4}  {loss,8:F4}     {right} of {experiment.TestCount}  {accuracy,7:F2} %");
    }

    AnsiConsole.MarkupLine($"  [bold]mean                    {sum / Seeds,10:F2} %[/]");

    SampleProgram.Section("One flower, forward and backward, before training");
    Experiment lesson = new(flowers, seed: 1);
    (ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> label) = lesson.TestFlower(0);
    Console.WriteLine($"""
        An iris {FlowerTable.SpeciesNames[label.Span[0]]}, class {label.Span[0]}, shown to a network that has not learned yet.
        Forward: Z is the inputs times the weights, plus b; A is the activation of Z.
        Backward: Δ₂ is A₂ with 1 taken off at the true class. Each weight's gradient is
        the input it multiplies times the Δ it leads to. Δ₁ is Δ₂ sent back through W₂,
        and 0 where Z₁ was not above 0.

        {lesson.Net.Trace(inputs.Span, label.Span).ToString().TrimEnd()}
        """);
});
