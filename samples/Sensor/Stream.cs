using System;
using System.Runtime.InteropServices;
using Unrolled;

namespace Sensor;

/// <summary>What the program does with its stream of readings.</summary>
internal static class Stream
{
    private const int ShownFaults = 8;
    private const int Lines = 10;

    /// <summary>A prediction as soon as the program can make one.</summary>
    public static void PredictOnce(int seed)
    {
        float[] reading = new float[Plant.Channels];
        float[] expected = new float[Plant.Channels];
        new Plant(seed).Read(reading);
        new SensorNet(seed).Predict(reading, expected);
        Console.WriteLine($"{expected[0]:R}");
    }

    /// <summary>Watches, with a copy beside that stops learning when the alarms begin, and says what came of it.</summary>
    public static void Watch(int seed, int readings)
    {
        Plant plant = new(seed);
        SensorNet net = new(seed);
        Watch watch = new(net);
        Watch? copy = null;
        Tally learning = new("learning");
        Tally stopped = new("stopped learning");
        float[] reading = new float[Plant.Channels];
        Console.WriteLine("   reading  what");
        int collections = GC.CollectionCount(0);
        while (plant.Time < readings)
        {
            plant.Read(reading);
            watch.Observe(reading);
            if (plant.Time == Sensor.Watch.WarmUp)
            {
                copy = new Watch(watch);
                Console.WriteLine($"{plant.Time,10:N0}  has seen enough: alarms from here on");
            }

            if (copy is null)
            {
                continue;
            }

            copy.Observe(reading);
            stopped.Add(plant, copy);
            if (learning.Add(plant, watch) && learning.Noticed <= ShownFaults)
            {
                Console.WriteLine($"{plant.Time,10:N0}  sensor {plant.Fault.Channel + 1} is {plant.Fault.Kind.ToString().ToLowerInvariant()}: alarm after {learning.Delay(plant)} readings, sensor {watch.Suspect + 1} suspected");
            }
        }

        Console.WriteLine($"{plant.Time,10:N0}  the end");
        Console.WriteLine();
        learning.Print();
        stopped.Print();
        Console.WriteLine();
        Console.WriteLine($"  {net.Steps:N0} training steps, {GC.CollectionCount(0) - collections} garbage collections, weights {Fingerprint(net)}");
        Console.WriteLine($"  {Measures.PeakMemory() / 1e6:F1} MB of memory at most");
    }

    /// <summary>So many training steps, with what could creep: memory, and the size of weights. Ends early where something does.</summary>
    /// <returns>What was wrong, or null.</returns>
    public static string? Soak(Plant plant, SensorNet net, int steps)
    {
        Memory memory = new();
        float[] reading = new float[Plant.Channels];
        PrintPeak("before the first step");
        Console.WriteLine("        steps       loss   largest weight   allocated, bytes   weights");
        string? wrong = null;
        double loss = 0;
        for (int line = 1; line <= Lines && wrong is null; line++)
        {
            long allocated = 0;
            try
            {
                // At first calls .NET itself may allocate: its table of type checks grows.
                Learn(1);
                long before = GC.GetAllocatedBytesForCurrentThread();
                Learn((long)steps * line / Lines);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }
            catch (NonFiniteLossException error)
            {
                loss = error.Loss;
            }

            float largest = Largest(net);
            Console.WriteLine($"{net.Steps,13:N0} {loss,10:F6} {largest,16:F6} {allocated,18:N0}   {Fingerprint(net)}");
            wrong = Wrong(net.Steps, loss, largest, allocated);
        }

        PrintPeak("after the last one");
        return wrong;

        void Learn(long end)
        {
            while (net.Steps < end)
            {
                plant.Read(reading);
                if (memory.Add(reading) is { IsEmpty: false } batch)
                {
                    loss = net.TrainStep(batch, batch);
                }
            }
        }
    }

    /// <summary>What of a line of <see cref="Soak"/> must not be, or null.</summary>
    public static string? Wrong(long steps, double loss, float largest, long allocated) =>
        !double.IsFinite(loss) ? $"the loss is {loss} after step {steps:N0}."
        : !float.IsFinite(largest) ? $"a weight is not finite after step {steps:N0}."
        : allocated != 0 ? $"{allocated:N0} bytes were allocated in the steps up to {steps:N0}, where none should be."
        : null;

    private static void PrintPeak(string when) => Console.WriteLine($"  {Measures.PeakMemory() / 1e6:F1} MB of memory at most, {when}");

    private static float Largest(SensorNet net)
    {
        float largest = 0;
        foreach (float weight in net.RawParameters)
        {
            // Not Math.Max alone, which is meant to show NaN, too.
            largest = float.IsFinite(weight) ? MathF.Max(largest, MathF.Abs(weight)) : float.NaN;
        }

        return largest;
    }

    /// <summary>The parameters' bits in 16 digits: FNV-1a.</summary>
    private static string Fingerprint(SensorNet net)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in MemoryMarshal.AsBytes(net.RawParameters))
        {
            hash = (hash ^ value) * 0x100000001B3;
        }

        return hash.ToString("x16");
    }
}
