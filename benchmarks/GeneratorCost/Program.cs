using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Unrolled.GeneratorCost;

/// <summary>Measures what the generator costs a build and an editor, over a project of ten networks.</summary>
internal static class Program
{
    /// <summary>What a new driver may take in a warmed process.</summary>
    private const double FloorMilliseconds = 50;

    /// <summary>What analyzers may add to a project without networks, of the time to compile it.</summary>
    private const double FloorShare = 0.05;

    /// <summary>What they may add to the ten networks.</summary>
    private const double FloorOfNetworksMilliseconds = 10;

    /// <summary>What they may take for a method of a thousand calls, or of a hundred mistakes, with what else is in the project.</summary>
    private const double FloorOfLongMethodsMilliseconds = 300;

    private const int Runs = 60;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(8);

    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool check = args is ["--check"];
        if (args.Length > 0 && !check)
        {
            Console.Error.WriteLine("usage: GeneratorCost [--check]\n  --check  exit code 1 if a new driver takes too long");
            return 2;
        }

        double first = NewDriver();
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.Elapsed < s_warmUp)
        {
            NewDriver();
        }

        double[] drivers = [.. Enumerable.Range(0, Runs).Select(_ => NewDriver()).Order()];
        double[] edits = [.. Edits(Project.Edited).Order()];
        double[] retyped = [.. Edits(Project.Retyped).Order()];
        bool kept = drivers[Runs / 2] < FloorMilliseconds;

        Console.WriteLine($"Generator, a project of ten networks{"median",13}{"least",12}   floor");
        Console.WriteLine($"  first driver of a process         {first,10:F1} ms");
        Console.WriteLine($"  new driver, warmed process        {drivers[Runs / 2],10:F1} ms{drivers[0],9:F1} ms   under {FloorMilliseconds} ms {(kept ? "kept" : "MISSED")}");
        Console.WriteLine($"  same driver, edit elsewhere       {edits[Runs / 2],10:F1} ms{edits[0],9:F1} ms   -");
        Console.WriteLine($"  same driver, edit of one network  {retyped[Runs / 2],10:F1} ms{retyped[0],9:F1} ms   -\n");
        kept &= PrintAnalyzers();
        PrintSizes();
        return check && !kept ? 1 : 0;
    }

    private static double NewDriver()
    {
        Compilation compilation = Project.Fresh();
        GeneratorDriver driver = Project.NewDriver();
        long start = Stopwatch.GetTimestamp();
        driver.RunGenerators(compilation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static IEnumerable<double> Edits(Func<Compilation, int, Compilation> change)
    {
        Compilation compilation = Project.Fresh();
        GeneratorDriver driver = Project.NewDriver().RunGenerators(compilation);
        for (int edit = 1; edit <= Runs; edit++)
        {
            compilation = change(compilation, edit);
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            yield return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    /// <summary>Prints what analyzers add, and says whether it is little enough.</summary>
    private static bool PrintAnalyzers()
    {
        AnalyzerCost.WarmUp((Project.Generated, 0), (() => Project.Generated(LongMethods.Right), 0), (() => Project.Generated(LongMethods.Wrong), LongMethods.WrongCalls));
        AnalyzerCost plain = AnalyzerCost.Of(Project.Plain);
        AnalyzerCost networks = AnalyzerCost.Of(Project.Generated);
        AnalyzerCost right = AnalyzerCost.Of(() => Project.Generated(LongMethods.Right));
        AnalyzerCost wrong = AnalyzerCost.Of(() => Project.Generated(LongMethods.Wrong), LongMethods.WrongCalls);
        bool isPlainKept = plain.Analyze < FloorShare * plain.Compile;
        bool isNetworksKept = networks.Analyze < FloorOfNetworksMilliseconds;
        bool isRightKept = right.Analyze < FloorOfLongMethodsMilliseconds;
        bool isWrongKept = wrong.Analyze < FloorOfLongMethodsMilliseconds;
        Console.WriteLine($"All analyzers{"compile",29}{"they take",13}   floor");
        Console.WriteLine($"  {Project.PlainFileCount} files without a network     {plain.Compile,8:F0} ms{plain.Analyze,10:F1} ms   under {FloorShare:0 %} {(isPlainKept ? "kept" : "MISSED")}, {plain.Analyze / plain.Compile:0.0 %}");
        Console.WriteLine($"  ten networks                  {networks.Compile,8:F0} ms{networks.Analyze,10:F1} ms   under {FloorOfNetworksMilliseconds} ms {(isNetworksKept ? "kept" : "MISSED")}");
        Console.WriteLine($"  {LongMethods.RightCalls:N0} right calls in a method  {right.Compile,7:F0} ms{right.Analyze,10:F1} ms   under {FloorOfLongMethodsMilliseconds} ms {(isRightKept ? "kept" : "MISSED")}");
        Console.WriteLine($"  {LongMethods.WrongCalls} wrong calls in a method    {wrong.Compile,7:F0} ms{wrong.Analyze,10:F1} ms   under {FloorOfLongMethodsMilliseconds} ms {(isWrongKept ? "kept" : "MISSED")}\n");
        return isPlainKept && isNetworksKept && isRightKept && isWrongKept;
    }

    private static void PrintSizes()
    {
        GeneratorRunResult result = Project.NewDriver().RunGenerators(Project.Fresh()).GetRunResult().Results.Single();
        if (result.Exception is not null || !result.Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException($"The generator did not accept the project: {result.Exception?.Message}{string.Join('\n', result.Diagnostics)}");
        }

        Console.WriteLine($"{"Emitted",-20}{"files",6}{"KB",8}");
        foreach (var network in result.GeneratedSources.GroupBy(source => string.Join('.', source.HintName.Split('.').Take(2))))
        {
            int bytes = network.Sum(source => Encoding.UTF8.GetByteCount(source.SourceText.ToString()));
            Console.WriteLine($"  {network.Key,-18}{network.Count(),6}{bytes / 1024.0,8:F1}");
        }
    }
}
