using System;
using System.IO;

namespace Unrolled.Comparison;

/// <summary>Compares Unrolled with what else one would use; run.sh builds the others and starts this.</summary>
internal static class Program
{
    private const string FolderVariable = "PEERS_FOLDER";

    private static int Main(string[] args)
    {
        try
        {
            string folder = Environment.GetEnvironmentVariable(FolderVariable) ?? Path.GetFullPath("benchmarks/Peers");
            Measurement measurement = new(Options.Parse(args), folder);
            measurement.Run(step => Console.Error.WriteLine($"{step} …"));
            new Table(measurement, Console.Out).Print();
            return measurement.HasDisagreement ? 1 : 0;
        }
        catch (Exception problem) when (problem is FormatException or ContenderException)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }
    }
}
