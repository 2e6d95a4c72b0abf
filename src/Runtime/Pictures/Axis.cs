using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>Where values lie along an axis of a picture, and at which of them it is marked.</summary>
internal sealed class Axis
{
    /// <summary>Values further apart than this by a factor are hard to tell from zero on a linear axis.</summary>
    private const double LargestLinearRatio = 30;

    private const int Marks = 5;
    private const int MostMarks = 9;

    private readonly double _first;
    private readonly double _last;
    private readonly double _from;
    private readonly double _to;

    private Axis(double first, double last, double from, double to, bool isLogarithmic, IReadOnlyList<double> ticks)
    {
        IsLogarithmic = isLogarithmic;
        _first = Place(first);
        _last = Place(last);
        _from = from;
        _to = to;
        Ticks = ticks;
    }

    /// <summary>Whether equal ways along the axis are equal ratios.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>The values that are marked, in rising order.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis that has all finite values on it and ends at round numbers; logarithmic if they are positive and far apart.</summary>
    /// <param name="values">The values; 0 to 1 if none is finite.</param>
    /// <param name="from">Where the axis begins, in pixels.</param>
    /// <param name="to">Where it ends.</param>
    public static Axis Around(IEnumerable<double> values, double from, double to)
    {
        (double first, double last) = Range(values);
        if (first > 0 && last / first > LargestLinearRatio)
        {
            return Logarithmic(first, last, from, to);
        }

        double step = RoundStep((last - first) / Marks);
        double firstMark = Math.Floor(first / step);
        double lastMark = Math.Ceiling(last / step);
        return new Axis(firstMark * step, lastMark * step, from, to, false, [.. Multiples(firstMark, lastMark, step)]);
    }

    /// <summary>An axis of whole numbers, from the first to the last.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="last">The last one; a single one is in the middle.</param>
    /// <param name="from">Where the axis begins, in pixels.</param>
    /// <param name="to">Where it ends.</param>
    public static Axis OfNumbers(long first, long last, double from, double to)
    {
        double half = first == last ? 0.5 : 0;
        double step = Math.Max(RoundStep((last - first) / (2.0 * Marks)), 1);
        return new Axis(first - half, last + half, from, to, false, [.. Multiples(Math.Ceiling(first / step), Math.Floor(last / step), step)]);
    }

    /// <summary>Where a value is, in pixels.</summary>
    public double At(double value) => _from + ((Place(value) - _first) / (_last - _first) * (_to - _from));

    /// <summary>A marked value as text.</summary>
    public string Label(double tick)
    {
        double step = IsLogarithmic ? tick : Ticks.Count > 1 ? Ticks[1] - Ticks[0] : 1;
        int decimals = (int)Math.Max(0, -Math.Floor(Math.Log10(step) + 1e-9));
        string format = decimals > 5 || Math.Abs(tick) >= 1e6 ? "0.##e+0" : Words.Text($"N{decimals}");
        return tick.ToString(format, CultureInfo.InvariantCulture);
    }

    private static Axis Logarithmic(double first, double last, double from, double to)
    {
        int lowest = (int)Math.Floor(Math.Log10(first) + 1e-9);
        int highest = (int)Math.Ceiling(Math.Log10(last) - 1e-9);
        int every = ((highest - lowest) / MostMarks) + 1;
        List<double> ticks = [];
        for (int power = lowest; power <= highest; power += every)
        {
            ticks.Add(Math.Pow(10, power));
        }

        return new Axis(Math.Pow(10, lowest), Math.Pow(10, highest), from, to, true, ticks);
    }

    /// <summary>Smallest and largest of the finite values, apart from each other.</summary>
    private static (double First, double Last) Range(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            return (0, 1);
        }

        (double first, double last) = (finite.Min(), finite.Max());
        double size = Math.Max(Math.Abs(first), Math.Abs(last));
        double around = size == 0 ? 0.5 : size / 10;
        return last - first > 1e-9 * size ? (first, last) : (first - around, last + around);
    }

    /// <summary>The next larger of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, …</summary>
    private static double RoundStep(double atLeast)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(atLeast, double.Epsilon * 1e10))));
        double factor = atLeast / power;
        return power * (factor <= 1 + 1e-9 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static IEnumerable<double> Multiples(double first, double last, double step)
    {
        // By a count: where numbers are large, adding 1 to one changes nothing.
        for (int i = 0; first + i <= last && i <= 2 * MostMarks; i++)
        {
            yield return (first + i) * step;
        }
    }

    private double Place(double value) => IsLogarithmic ? Math.Log10(value) : value;
}
