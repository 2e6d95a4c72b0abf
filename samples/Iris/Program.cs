// Iris: the smallest useful network, 4-10-3, and every number of one of its training steps.
//
//   dotnet run -c Release --project samples/Iris
//   dotnet run -c Release --project samples/Iris -- FILE      (iris.csv; without a file the flowers are made up)
//   dotnet run -c Release --project samples/Iris -- --onnx iris.onnx
//
// What it shows: a table read as a Dataset, inputs standardised by the training part's statistics, Trainer.Fit with five
// seeds instead of one lucky one, the layer table (Summary), and Trace: one flower's forward and backward propagation.
// With --onnx the last network goes to a file that other programs run, standardisation included.

using System;
using Iris;
using Spectre.Console;
using Unrolled;
using Unrolled.Samples;

const int Seeds = 5;
const string Help = """
    Trains a 4-10-3 network to tell three species of iris apart.

    Usage: Iris [FILE] [options]

      FILE           iris.csv: four lengths and the species on each line (default:
                     ../shared/data/iris.csv beside the repository; if there is none,
                     the program makes up flowers of its own)
      --made-up      make up flowers even where there is a file
      --epochs N     go through all training flowers N times (default 300)
      --onnx PATH    write the last network, which takes lengths in centimetres then,
                     as an ONNX file
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
    string? onnx = line.TakeText("--onnx");
    bool madeUp = line.TakeFlag("--made-up");
    string? given = line.TakeArgument();
    line.End();
    string? file = madeUp ? null : IrisFile.Find(given);
    string kind = file is null ? "made-up flowers" : "flowers";
    Dataset flowers = file is null ? MadeUpFlowers.Draw(seed: 1) : Flowers.Read(file);

    SampleProgram.Section("The network");
    Console.WriteLine(new IrisNet().Summary.TrimEnd());

    SampleProgram.Section($"{flowers.Rows} {kind}, a third held out, {epochs:N0} epochs");
    if (file is null)
    {
        Console.WriteLine("These flowers are made up from random numbers, measured on no plant. For real\nones, pass the path of iris.csv as the argument.\n");
    }

    AnsiConsole.MarkupLine("  [dim]seed      loss     right of held out[/]");
    double sum = 0;
    for (int seed = 1; seed <= Seeds; seed++)
    {
        Experiment experiment = new(flowers, seed);
        double loss = experiment.Train(epochs);
        double accuracy = new Evaluator(experiment.Net, experiment.Test).Evaluate().Accuracy;
        sum += accuracy;
        if (seed == Seeds && onnx is not null)
        {
            experiment.Export(onnx);
        }

        AnsiConsole.MarkupLine($"  {seed,4}  {loss,8:F4}     {accuracy * experiment.Test.Rows:F0} of {experiment.Test.Rows}  {100 * accuracy,7:F2} %");
    }

    AnsiConsole.MarkupLine($"  [bold]mean                    {100 * sum / Seeds,10:F2} %[/]");

    SampleProgram.Section("One flower, forward and backward, before training");
    Experiment lesson = new(flowers, seed: 1);
    int species = lesson.Test.Labels[0];
    Console.WriteLine($"""
        {(file is null ? "A made-up" : "An")} iris {Flowers.Species[species]}, class {species}, shown to a network that has not learned yet.
        Forward: Z is the inputs times the weights, plus b; A is the activation of Z.
        Backward: Δ₂ is A₂ with 1 taken off at the true class. Each weight's gradient is
        the input it multiplies times the Δ it leads to. Δ₁ is Δ₂ sent back through W₂,
        and 0 where Z₁ was not above 0.

        {lesson.Net.Trace(lesson.Test.InputsOf(0), lesson.Test.Labels[..1]).ToString().TrimEnd()}
        """);
});
