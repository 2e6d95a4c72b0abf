using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using Unrolled.Benchmarks;

namespace Unrolled.Startup;

/// <summary>What it costs that a network is code: compile time, the first calls of a process, and its memory.</summary>
internal static class Program
{
    /// <summary>What the first Predict of 784-128-10 may take.</summary>
    private const double BarMilliseconds = 60;

    private const int Processes = 15;

    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args is ["--measure", string network, string call])
        {
            return FirstCall.Measure(network, call) ? 0 : 2;
        }

        if (args is not ([] or ["--check"]))
        {
            Console.Error.WriteLine("usage: Startup [--check]\n  --check  exit code 1 if the first Predict of 784-128-10 takes too long");
            return 2;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("unrolled-startup-");
        try
        {
            return Measure(folder.FullName) || args.Length == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Measure(string folder)
    {
        CompileTime.Print(folder);
        string precompiled = Publish(folder);
        Console.WriteLine($"First call of a process{"constructor",29}{"first call",14}{"of it JIT",12}{"methods",10}{"second call",14}");
        FirstCall bar = Row("Predict, 784-128-10", null, "digits", "predict");
        Row("  ReadyToRun", precompiled, "digits", "predict");
        Row("TrainStep, 784-128-10", null, "digits", "train");
        Row("  ReadyToRun", precompiled, "digits", "train");
        Row("Predict, 4-10-3", null, "tiny", "predict");
        Row("  ReadyToRun", precompiled, "tiny", "predict");
        Row("TrainStep, 4-10-3", null, "tiny", "train");
        Row("  ReadyToRun", precompiled, "tiny", "train");
        bool kept = bar.First <= BarMilliseconds;
        Console.WriteLine($"The first Predict of 784-128-10 may take {BarMilliseconds} ms: {(kept ? "kept" : "MISSED")}\n");

        Console.WriteLine($"Memory of the process{"working set",31}{"managed heap",16}");
        MemoryRow("without a network", "nothing");
        MemoryRow("4-10-3, trained", "tiny");
        MemoryRow("784-128-10, trained", "digits");
        return kept;
    }

    /// <summary>This program with its assemblies compiled ahead of time.</summary>
    /// <returns>What starts it.</returns>
    private static string Publish(string folder)
    {
        string[] arguments =
        [
            "publish", Command.Known("Project"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-nodeReuse:false",
            "-p:Precompiled=true", "--artifacts-path", Path.Combine(folder, "artifacts"), "-o", Path.Combine(folder, "published"),
        ];
        Command.Output(new ProcessStartInfo("dotnet", arguments));
        return Path.Combine(folder, "published", "Unrolled.Startup.dll");
    }

    private static FirstCall Row(string name, string? program, string network, string call)
    {
        FirstCall first = FirstCall.Median(Start(program, network, call), Processes);
        Console.WriteLine($"  {name,-34}{first.Constructor,13:F1} ms{first.First,11:F1} ms{first.Compiling,9:F1} ms{first.Methods,10:F0}{first.Second,11:F0} µs");
        return first;
    }

    private static void MemoryRow(string name, string network)
    {
        FirstCall first = FirstCall.Median(Start(null, network, "train"), Processes);
        Console.WriteLine($"  {name,-34}{first.WorkingSet,13:F1} MB{first.Heap,13:F0} KB");
    }

    private static ProcessStartInfo Start(string? program, string network, string call)
    {
        IEnumerable<string> arguments = ["--measure", network, call];
        return program is null ? Child.Start(Machine.Lanes, arguments) : new ProcessStartInfo("dotnet", ["exec", program, .. arguments]);
    }
}
