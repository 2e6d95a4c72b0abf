using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Unrolled.Peers;

/// <summary>Writes the parameters, in the order of <see cref="Numbers.Parameters"/>.</summary>
internal delegate void CopyParameters(Span<float> destination);

/// <summary>A network at one workload.</summary>
/// <param name="workload">What is done.</param>
/// <param name="data">On what, and where predictions go.</param>
/// <param name="run">Makes so many calls, each on the next mini-batch.</param>
/// <param name="copyParameters">Reads what training changed.</param>
internal sealed class Contender(Workload workload, BatchSource data, Action<int> run, CopyParameters copyParameters)
{
    /// <summary>Compiling the last tier takes a while on the core that also measures.</summary>
    private const double WarmUpSeconds = 0.3;

    private int _calls = 1;

    /// <summary>Makes so many calls, each on the next mini-batch.</summary>
    public void Run(int calls) => run(calls);

    /// <summary>The outputs of every mini-batch, or the parameters after the first step of training.</summary>
    public float[] Result()
    {
        if (!workload.Trains)
        {
            return [.. Enumerable.Range(0, Numbers.Batches).SelectMany(_ => Predict())];
        }

        run(1);
        float[] parameters = new float[workload.ParameterCount];
        copyParameters(parameters);
        return parameters;
    }

    /// <summary>Calls until the last tier of compilation is there, and finds how many calls take about 20 µs. As contender.hpp does it.</summary>
    public void WarmUp()
    {
        Time(1);
        double least = Time(1);
        for (long start = Stopwatch.GetTimestamp(); Elapsed(start) < WarmUpSeconds;)
        {
            least = Math.Min(least, Time(_calls) / _calls);
            _calls = Math.Max(1, (int)(20e-6 / least));
        }
    }

    /// <summary>The median of samples of about 20 µs, or of one call where that takes longer, after one that brings the caches back. As contender.hpp does it.</summary>
    public double MedianNanoseconds(double seconds)
    {
        Time(_calls);
        List<double> samples = [];
        for (long start = Stopwatch.GetTimestamp(); Elapsed(start) < seconds || samples.Count == 0;)
        {
            samples.Add(Time(_calls) / _calls);
        }

        samples.Sort();
        return samples[samples.Count / 2] * 1e9;
    }

    /// <summary>In seconds; not rounded to a TimeSpan's 100 ns.</summary>
    private static double Elapsed(long start) => (Stopwatch.GetTimestamp() - start) / (double)Stopwatch.Frequency;

    private float[] Predict()
    {
        run(1);
        return [.. data.Outputs];
    }

    private double Time(int calls)
    {
        long start = Stopwatch.GetTimestamp();
        run(calls);
        return Elapsed(start);
    }
}
