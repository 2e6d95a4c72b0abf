using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Unrolled.Benchmarks;

namespace Unrolled.Scaling;

/// <summary>
/// How the time of a training step and its share of the FMA peak grow with the width of a network and with the rows of a step.
/// Measured in a process of its own on one core, at the width this machine has.
/// </summary>
internal static class Program
{
    private const string Usage = """
        usage: Scaling [--rounds N] [--output FOLDER]
          --rounds  how often each network has its turn (15)
          --output  where scaling.csv and scaling.svg go (only printed unless given)
        """;

    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool isChild = args is ["--measure", ..];
        string[] rest = isChild ? args[1..] : args;
        int rounds = 15;
        string? folder = null;
        for (; rest is [string option, string value, ..]; rest = rest[2..])
        {
            if (option == "--rounds" && int.TryParse(value, NumberStyles.None, null, out int number) && number > 0)
            {
                rounds = number;
            }
            else if (option == "--output" && Directory.Exists(value))
            {
                folder = value;
            }
            else
            {
                break;
            }
        }

        if (rest.Length > 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        if (!isChild)
        {
            return Child.Run(Machine.Lanes, ["--measure", .. args]);
        }

        Machine.PinToOneCore();
        using CompiledMethods methods = new();
        Measure(rounds, folder);
        Console.WriteLine(methods.Violations.Count == 0 ? $"All {methods.Kernels.Count} kernels are optimised in full." : string.Join('\n', methods.Violations));
        return methods.Violations.Count == 0 ? 0 : 1;
    }

    private static void Measure(int rounds, string? folder)
    {
        IReadOnlyList<Point> points = Points.All();
        Measurement measurement = new(Machine.Lanes, rounds, points.Select(point => point.Workload));
        IReadOnlyList<Result> results = Result.Of(points, measurement.Samples);
        Console.WriteLine($"{Machine.Lanes} lanes ({32 * Machine.Lanes} bits): FMA peak {measurement.MedianPeak / 1e9:F1} GFLOP/s, median\n");
        Report.Print(results);
        if (folder is not null)
        {
            Report.Save(results, Machine.Lanes, Path.Combine(folder, "scaling.csv"));
            File.WriteAllText(Path.Combine(folder, "scaling.svg"), Drawing.Of(results, measurement.MedianPeak));
        }
    }
}
