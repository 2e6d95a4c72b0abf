using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Unrolled.Benchmarks;

namespace Unrolled.Startup;

/// <summary>What the C# compiler takes for a program with a network, and for the same program without.</summary>
internal static class CompileTime
{
    private const int Runs = 5;

    private const string Without = "System.Console.WriteLine(1);";

    private const string Digits = """
        System.Console.WriteLine(new DigitNet());
        [Unrolled.Network(784, Batch = 64)] [Unrolled.Dense(128, Unrolled.Activation.Relu)] [Unrolled.Dense(10, Unrolled.Activation.Softmax)]
        [Unrolled.CrossEntropy] [Unrolled.L2(1e-4)] [Unrolled.Sgd(LearningRate = 0.1)]
        public sealed partial class DigitNet;
        """;

    private const string Tiny = """
        System.Console.WriteLine(new TinyNet());
        [Unrolled.Network(4, Batch = 5)] [Unrolled.Dense(10, Unrolled.Activation.Relu)] [Unrolled.Dense(3, Unrolled.Activation.Softmax)]
        [Unrolled.CrossEntropy] [Unrolled.L2(1e-3)] [Unrolled.Sgd(LearningRate = 0.1)]
        public sealed partial class TinyNet;
        """;

    /// <summary>Prints the medians: a compiler started afresh each time, as a build without a compiler server does.</summary>
    public static void Print(string folder)
    {
        Console.WriteLine("C# compiler, a program of its own each time         median");
        double without = Median(folder, Without);
        Console.WriteLine($"  without a network, generator attached        {without,9:F0} ms");
        Console.WriteLine($"  with 4-10-3                                  {Median(folder, Tiny) - without,+9:F0} ms more");
        Console.WriteLine($"  with 784-128-10                              {Median(folder, Digits) - without,+9:F0} ms more\n");
    }

    private static double Median(string folder, string source)
    {
        string file = Path.Combine(folder, "Program.cs");
        File.WriteAllText(file, source);
        IEnumerable<string> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => "/reference:" + path);
        List<string> arguments = ["exec", Command.Known("Compiler"), "/noconfig", "/nostdlib", "/optimize", "/nologo", "/analyzer:" + Command.Known("Generator")];
        arguments.AddRange(["/out:" + Path.Combine(folder, "Program.dll"), file, .. references]);
        return Samples.MedianOf([.. Enumerable.Range(0, Runs).Select(_ => Command.Milliseconds(new ProcessStartInfo("dotnet", arguments)))]);
    }
}
