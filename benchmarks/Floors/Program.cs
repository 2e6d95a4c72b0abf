using System;
using System.Globalization;
using Unrolled.Benchmarks;

namespace Unrolled.Floors;

/// <summary>
/// Measures what the generated kernels reach of the machine, and compares it with the floors the project sets itself.
/// Each vector width runs in a process of its own, on one core; every ratio is to the peak of its own width, measured in the same moments.
/// </summary>
internal static class Program
{
    /// <summary>How often the guard measures before it believes a miss: what else the machine does can only make a run slower.</summary>
    private const int Attempts = 3;

    private static int Main(string[] args)
    {
        if (Options.Parse(args) is not { } options)
        {
            return Fail(Options.Usage);
        }

        return options switch
        {
            { Lanes: { } lanes } => Measure(lanes, options),
            { Guard: true } => Guard(options.Rounds),
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
        return Table.Print(lanes, new Measurement(lanes, options.Rounds, options.Guard ? Workloads.Guarded : Workloads.All)) ? 0 : 1;
    }

    /// <summary>At the width this machine has: exit code 1 if no attempt keeps all floors.</summary>
    private static int Guard(int rounds)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            int code = Child.Run(Machine.Lanes, "--guard", "--lanes", Text(Machine.Lanes), "--rounds", Text(rounds));
            if (code != 1)
            {
                return code;
            }

            Console.WriteLine($"Attempt {attempt} of {Attempts} missed a floor.\n");
        }

        Console.WriteLine("The kernels have become slower, or this machine was busy all the time.");
        return 1;
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

            int code = Child.Run(lanes, "--lanes", Text(lanes), "--rounds", Text(options.Rounds));
            if (code > 1)
            {
                return code;
            }

            kept &= code == 0;
        }

        Console.WriteLine(kept ? "All floors are kept." : "A floor is missed.");
        return options.Check && !kept ? 1 : 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
