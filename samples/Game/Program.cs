// Game: a flock of birds learns to fly through walls, in the terminal, while the game runs.
//
//   dotnet run -c Release --project samples/Game
//   dotnet run -c Release --project samples/Game -- --save birds.safetensors
//
// What it shows: reinforcement learning inside a program that has other work. Each frame takes one prediction for the
// whole flock and a few milliseconds of training (Learner.cs), on a replay memory instead of a dataset, with a second
// network that follows the first (BlendFrom). Neither allocates, so that they add no pauses of their own.

using System;
using System.Threading;
using Game;
using Spectre.Console;
using Unrolled;
using Unrolled.Samples;

const int PlainFrames = 1_200;
const string Help = """
    A flock of birds learns to fly through gaps in walls while you watch.

    Usage: Game [options]

      --frames N     end after N frames (default: with Ctrl+C; 1,200 without a picture)
      --budget MS    train for MS milliseconds a frame (default 3)
      --plain        no picture and no waiting, but a line for every 100 frames: so it
                     is, too, where output is no terminal
      --steps N      without a picture, make N training steps a frame, whatever time they
                     take, so that a seed gives the same flight everywhere (default 16)
      --seed N       start all random numbers at N (default 0)
      --load FILE    start with what a network has learned before
      --save FILE    keep what the network has learned, for --load
      --help         show this text
    """;

return SampleProgram.Run("Game", () =>
{
    CommandLine line = new(args);
    if (line.TakeFlag("--help"))
    {
        Console.WriteLine(Help);
        return;
    }

    int frames = line.TakeNumber("--frames", 0, 1, int.MaxValue);
    TimeSpan budget = TimeSpan.FromMilliseconds(line.TakeNumber("--budget", 3, 1, 30));
    int steps = line.TakeNumber("--steps", 16, 0, 1_000);
    int seed = line.TakeNumber("--seed", 0, 0, int.MaxValue);
    string? load = line.TakeText("--load");
    string? save = line.TakeText("--save");
    bool plain = line.TakeFlag("--plain") || !AnsiConsole.Profile.Capabilities.Ansi || !AnsiConsole.Profile.Capabilities.Interactive;
    line.End();

    BirdNet net = new(seed);
    if (load is not null)
    {
        net.Load(load);
    }

    using CancellationTokenSource stop = new();
    Console.CancelKeyPress += (_, key) =>
    {
        // The program ends by itself, with the cursor where it was and the network saved.
        key.Cancel = true;
        stop.Cancel();
    };
    Session session = new(net, seed, isExperienced: load is not null);
    if (plain)
    {
        Stage.Print(session, frames == 0 ? PlainFrames : frames, steps, stop.Token);
    }
    else
    {
        Stage.Show(session, frames == 0 ? int.MaxValue : frames, budget, stop.Token);
    }

    if (save is not null)
    {
        net.Save(save);
        AnsiConsole.WriteLine("What was learned is saved.");
    }
});
