using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Unrolled.Benchmarks;

namespace Unrolled.Floors;

/// <summary>
/// Measures what the generated kernels reach of the machine, and compares it with the floors the project sets itself.
/// Each vector width runs in a process of its own, on one core; every ratio is to the peak of its own width, measured in the same moments.
/// </summary>
internal static class Program
{
    private const string Usage = "usage: Floors [--check] [--lanes 16|8|4] [--rounds N]\n  --check  exit code 1 if a floor is missed";

    private static int Main(string[] args)
    {
        bool check = args.Contains("--check");
        int rounds = 200;
        int? lanes = null;
        List<string> rest = [.. args.Where(a => a != "--check")];
        while (rest.Count >= 2 && int.TryParse(rest[1], NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0)
        {
            switch (rest[0])
            {
                case "--lanes":
                    lanes = value;
                    break;
                case "--rounds":
                    rounds = value;
                    break;
                default:
                    return Fail(Usage);
            }

            rest.RemoveRange(0, 2);
        }

        if (rest.Count > 0)
        {
            return Fail(Usage);
        }

        return lanes is { } width ? Measure(width, rounds) : MeasureAll(rounds, check);
    }

    /// <summary>In a child: one width. Exit code 1 if a floor is missed.</summary>
    private static int Measure(int lanes, int rounds)
    {
        if (lanes != Machine.Lanes)
        {
            return Fail($"This process has kernels of {Machine.Lanes} lanes, not {lanes}: start it without --lanes.");
        }

        Machine.PinToOneCore();
        return Table.Print(lanes, new Measurement(lanes, rounds, Workloads.All)) ? 0 : 1;
    }

    private static int MeasureAll(int rounds, bool check)
    {
        bool kept = true;
        foreach (int lanes in new[] { 16, 8, 4 })
        {
            if (!Machine.Has(lanes))
            {
                Console.WriteLine($"{lanes} lanes: skipped, this machine has no vectors of {32 * lanes} bits.\n");
                continue;
            }

            int code = Child.Run(lanes, "--lanes", Text(lanes), "--rounds", Text(rounds));
            if (code > 1)
            {
                return code;
            }

            kept &= code == 0;
        }

        Console.WriteLine(kept ? "All floors are kept." : "A floor is missed.");
        return check && !kept ? 1 : 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
