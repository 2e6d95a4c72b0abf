using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime;
using Unrolled.Benchmarks;
using Unrolled.Floors;

namespace Unrolled.Startup;

/// <summary>What a process pays until a network has answered once.</summary>
/// <param name="Constructor">Milliseconds of the constructor, its compilation included.</param>
/// <param name="First">Milliseconds of the first call.</param>
/// <param name="Compiling">How many of them the compiler at run time took.</param>
/// <param name="Methods">Methods it compiled in the first call.</param>
/// <param name="Second">Microseconds of the second call.</param>
/// <param name="WorkingSet">Megabytes of the process, after the calls.</param>
/// <param name="Heap">Kilobytes on the garbage-collected heap.</param>
internal sealed record FirstCall(double Constructor, double First, double Compiling, double Methods, double Second, double WorkingSet, double Heap)
{
    /// <summary>In a fresh process: makes a network, calls it twice and prints the figures on one line.</summary>
    /// <param name="network">digits, tiny, or nothing to see what the process costs without one.</param>
    /// <param name="call">predict or train.</param>
    /// <returns>Whether the names are known.</returns>
    public static bool Measure(string network, string call)
    {
        // What measuring itself needs compiled is not the network's cost.
        _ = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp()).TotalMicroseconds + Compiled().Methods;
        switch (network, call)
        {
            case ("nothing", _):
                Print(0, 0, 0, 0, 0);
                return true;
            case ("digits", "predict" or "train"):
                Run(() => new DigitNet(), DigitNet.Batch, call == "train");
                return true;
            case ("tiny", "predict" or "train"):
                Run(() => new TinyNet(), TinyNet.Batch, call == "train");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The median of each figure over several processes.</summary>
    public static FirstCall Median(ProcessStartInfo start, int processes)
    {
        double[][] runs = [.. Enumerable.Range(0, processes).Select(_ => Numbers(Command.Output(start)))];
        double[] middle = [.. Enumerable.Range(0, runs[0].Length).Select(i => Samples.MedianOf([.. runs.Select(run => run[i])]))];
        return new FirstCall(middle[0], middle[1], middle[2], middle[3], middle[4], middle[5], middle[6]);
    }

    private static double[] Numbers(string line) => [.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static void Run(Func<ILabelTrainable> make, int batch, bool trains)
    {
        long start = Stopwatch.GetTimestamp();
        ILabelTrainable network = make();
        double constructor = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        int rows = trains ? batch : 1;
        float[] inputs = new float[rows * network.Description.Inputs];
        float[] outputs = new float[network.Description.Outputs];
        int[] labels = new int[rows];
        (TimeSpan compilingBefore, int methodsBefore) = Compiled();

        start = Stopwatch.GetTimestamp();
        Call(network, trains, inputs, outputs, labels);
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        (TimeSpan compiling, int methods) = Compiled();
        start = Stopwatch.GetTimestamp();
        Call(network, trains, inputs, outputs, labels);
        double second = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        Print(constructor, first, (compiling - compilingBefore).TotalMilliseconds, methods - methodsBefore, second);
        GC.KeepAlive(network);
    }

    private static void Call(ILabelTrainable network, bool trains, float[] inputs, float[] outputs, int[] labels)
    {
        if (trains)
        {
            network.TrainStep(inputs, labels);
        }
        else
        {
            network.Predict(inputs, outputs);
        }
    }

    /// <summary>What this thread has had compiled so far.</summary>
    private static (TimeSpan Time, int Methods) Compiled() => (JitInfo.GetCompilationTime(currentThread: true), (int)JitInfo.GetCompiledMethodCount(currentThread: true));

    private static void Print(double constructor, double first, double compiling, double methods, double second)
    {
        double[] figures = [constructor, first, compiling, methods, second, Environment.WorkingSet / 1e6, GC.GetTotalMemory(forceFullCollection: false) / 1e3];
        Console.WriteLine(string.Join(' ', figures.Select(figure => figure.ToString("R", CultureInfo.InvariantCulture))));
    }
}
