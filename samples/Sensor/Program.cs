// Sensor: a small autoencoder watches a machine's sensors and learns while it watches.
//
//   dotnet run -c Release --project samples/Sensor
//   samples/Sensor/measure.sh        (as native code: size, start, memory, speed)
//
// What it shows: training inside a small program that runs for years. The network learns from the stream itself, so it
// follows the drift of the sensors; a copy that stopped learning raises more and more false alarms. After its start the
// program allocates nothing and its memory stays as it is.

using System;
using System.Globalization;
using Sensor;
using Unrolled.Samples;

const string Help = """
    Watches 16 sensors of a made-up machine with an autoencoder that learns online.

    Usage: Sensor [options]

      --readings N    watch for N readings (default 400,000)
      --seed N        start all random numbers at N (default 0)
      --steps N       only learn: N training steps, with memory and weights along the way;
                      exits with 1 where a step after the first allocates or
                      a number is not finite
      --first         predict once and end: for measuring how long a start takes
      --times         print the times of a training step and a prediction, and end
      --help          show this text
    """;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    CommandLine line = new(args);
    if (line.TakeFlag("--help"))
    {
        Console.WriteLine(Help);
        return 0;
    }

    bool first = line.TakeFlag("--first");
    bool times = line.TakeFlag("--times");
    int seed = line.TakeNumber("--seed", 0, 0, int.MaxValue);
    int steps = line.TakeNumber("--steps", 0, 0, int.MaxValue);
    int readings = line.TakeNumber("--readings", 400_000, Watch.WarmUp, int.MaxValue);
    line.End();

    if (first)
    {
        Stream.PredictOnce(seed);
    }
    else if (times)
    {
        Console.WriteLine($"step {Measures.Step():F3} µs");
        Console.WriteLine($"prediction {Measures.Prediction():F3} µs");
    }
    else if (steps > 0)
    {
        if (Stream.Soak(new Plant(seed), new SensorNet(seed), steps) is { } wrong)
        {
            Console.Error.WriteLine($"Sensor: {wrong}");
            return 1;
        }
    }
    else
    {
        Stream.Watch(seed, readings);
    }

    return 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine($"Sensor: {error.Message} Try --help.");
    return 2;
}
