using System;
using Unrolled.Benchmarks;

namespace Unrolled.Floors;

/// <summary>
/// Measures what the generated kernels reach of the machine, and compares it with the floors the project sets itself.
/// Each vector width runs in a process of its own, on one core; every ratio is to the peak of its own width, measured in the same moments.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (Options.Parse(args) is not { } options)
        {
            return Fail(Options.Usage);
        }

        return options switch
        {
            { Lanes: { } lanes } => Measure(lanes, options),
            { Guard: true } => Guard.Run(options.Rounds),
            _ => MeasureAll(options),
        };
    }

    /// <summary>In a child: one width. Exit code 1 if a floor is missed.</summary>
    private static int Measure(int lanes, Options options)
    {
        if (lanes != Machine.Lanes)
        {
            return Fail($"This process has kernels of {Machine.Lanes} lanes, not {lanes}: start it without --lanes.");
        }

        Machine.PinToOneCore();
        bool kept = options.Guard
            ? Guard.Print(lanes, new Measurement(lanes, options.Rounds, Workloads.Guarded))
            : Table.Print(lanes, new Measurement(lanes, options.Rounds, Workloads.All));
        return kept ? 0 : 1;
    }

    private static int MeasureAll(Options options)
    {
        bool kept = true;
        foreach (int lanes in new[] { 16, 8, 4 })
        {
            if (!Machine.Has(lanes))
            {
                Console.WriteLine($"{lanes} lanes: skipped, this machine has no vectors of {32 * lanes} bits.\n");
                continue;
            }

            int code = Child.Run(lanes, "--lanes", $"{lanes}", "--rounds", $"{options.Rounds}");
            if (code > 1)
            {
                return code;
            }

            kept &= code == 0;
        }

        Console.WriteLine(kept ? "All floors are kept." : "A floor is missed.");
        return options.Check && !kept ? 1 : 0;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
