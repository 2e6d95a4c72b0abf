using System;
using System.Diagnostics;
using System.IO;

namespace Sensor;

/// <summary>Times and memory of this process.</summary>
internal static class Measures
{
    private const int Repetitions = 15;
    private const int Calls = 20_000;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    /// <summary>The peak of the memory that the process has had, in bytes; where the system does not say, what it has now.</summary>
    public static long PeakMemory()
    {
        const string status = "/proc/self/status";
        const string peak = "VmHWM:";
        if (File.Exists(status))
        {
            foreach (string line in File.ReadLines(status))
            {
                if (line.StartsWith(peak, StringComparison.Ordinal))
                {
                    return long.Parse(line.AsSpan(peak.Length).Trim().TrimEnd(" kB")) * 1024;
                }
            }
        }

        return Environment.WorkingSet;
    }

    /// <summary>The median time of a training step of a full batch, in microseconds.</summary>
    public static double Step()
    {
        SensorNet net = new();
        float[] rows = Rows();
        return Median(() => net.TrainStep(rows, rows));
    }

    /// <summary>The median time of a prediction of one reading, in microseconds.</summary>
    public static double Prediction()
    {
        SensorNet net = new();
        float[] row = Rows()[..Plant.Channels];
        float[] expected = new float[Plant.Channels];
        return Median(() => net.Predict(row, expected));
    }

    private static float[] Rows()
    {
        Plant plant = new(1);
        float[] rows = new float[SensorNet.Batch * Plant.Channels];
        for (int row = 0; row < SensorNet.Batch; row++)
        {
            plant.Read(rows.AsSpan(row * Plant.Channels, Plant.Channels));
        }

        return rows;
    }

    private static double Median(Action call)
    {
        // The JIT compiler does not optimise before it has had a quiet moment.
        long begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < s_warmUp)
        {
            _ = Microseconds(call);
        }

        double[] times = new double[Repetitions];
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            times[repetition] = Microseconds(call);
        }

        Array.Sort(times);
        return times[Repetitions / 2];
    }

    private static double Microseconds(Action call)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Calls;
    }
}
