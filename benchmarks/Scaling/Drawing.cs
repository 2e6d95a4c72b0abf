using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Benchmarks;

namespace Unrolled.Scaling;

/// <summary>The curves as a picture: above the share of the peak, below the time of a step; left over the width, right over the rows.</summary>
internal static class Drawing
{
    private const int Width = 1000;
    private const int Height = 720;

    private const string Ours = "#1f5fa8";
    private const string Peak = "#8a8a8a";
    private const string Fall = "#c62828";

    public static string Of(IReadOnlyList<Result> results, double peak)
    {
        Svg svg = new(Width, Height, "A training step over the width of the network and over the rows of a step");
        svg.Write(72, 34, "One training step, one core", size: 18, weight: "bold");
        svg.Write(72, 54, $"float32, {32 * Machine.Lanes}-bit vectors; FMA peak {peak / 1e9:F0} GFLOP/s, measured between the steps; medians", colour: "#666666");
        Legend(svg);
        Result[] widths = [.. results.Where(result => result.Curve == Curve.Width)];
        Result[] batches = [.. results.Where(result => result.Curve == Curve.Batch)];
        Shares(svg, new Plot(72, 105, 420, 250), widths, "w-w-w-w, ReLU, 64 rows a step");
        Shares(svg, new Plot(562, 105, 420, 250), batches, "256-256-256-256, ReLU");
        Times(svg, new Plot(72, 415, 420, 250), widths, peak, "width w");
        Times(svg, new Plot(562, 415, 420, 250), batches, peak, "rows of a step");
        return svg.ToString();
    }

    private static void Legend(Svg svg)
    {
        svg.Dot(610, 30, 4, Ours, Ours);
        svg.Write(622, 34, "measured");
        svg.Line(700, 30, 724, 30, Peak, 1.5, "6 4");
        svg.Write(730, 34, "at the FMA peak");
        svg.Dot(856, 30, 6, "none", Fall);
        svg.Write(868, 34, "over 15 % lower");
        svg.Write(868, 49, "than the size before");
    }

    private static void Shares(Svg svg, Plot plot, Result[] results, string title)
    {
        Scale x = Sizes(results);
        Scale y = new(0, 1.1);
        plot.Frame(svg, title, "share of the FMA peak");
        plot.AxisX(svg, x, results);
        foreach (int percent in new[] { 0, 20, 40, 60, 80, 100 })
        {
            plot.MarkY(svg, y.Place(percent / 100.0), $"{percent} %");
        }

        svg.Line(plot.X(0), plot.Y(y.Place(1)), plot.X(1), plot.Y(y.Place(1)), Peak, 1.5, "6 4");
        Points(svg, plot, [.. results.Select(result => (x.Place(Math.Log2(result.Size)), y.Place(result.Share)))], results);
    }

    private static void Times(Svg svg, Plot plot, Result[] results, double peak, string axis)
    {
        Scale x = Sizes(results);
        Scale y = new(Math.Floor(Math.Log10(results.Min(result => result.Flops / peak))), Math.Ceiling(Math.Log10(results.Max(result => result.Seconds))));
        plot.Frame(svg, "", "time of a step");
        plot.AxisX(svg, x, results);
        svg.Write(plot.X(0.5), plot.Y(0) + 38, axis, "middle");
        for (int decade = (int)y.Least; decade <= y.Most; decade++)
        {
            plot.MarkY(svg, y.Place(decade), Time(decade));
        }

        double[] places = [.. results.Select(result => x.Place(Math.Log2(result.Size)))];
        svg.Curve(results.Select((result, i) => (plot.X(places[i]), plot.Y(y.Place(Math.Log10(result.Flops / peak))))), Peak, 1.5, "6 4");
        Points(svg, plot, [.. results.Select((result, i) => (places[i], y.Place(Math.Log10(result.Seconds))))], results);
    }

    private static void Points(Svg svg, Plot plot, (double X, double Y)[] places, Result[] results)
    {
        svg.Curve(places.Select(place => (plot.X(place.X), plot.Y(place.Y))), Ours);
        foreach (((double x, double y), Result result) in places.Zip(results))
        {
            svg.Dot(plot.X(x), plot.Y(y), 3, Ours, Ours);
            if (result.IsCliff)
            {
                svg.Dot(plot.X(x), plot.Y(y), 7, "none", Fall);
            }
        }
    }

    private static Scale Sizes(Result[] results) => new(Math.Log2(results[0].Size), Math.Log2(results[^1].Size));

    /// <summary>A power of ten of seconds.</summary>
    private static string Time(int decade) => decade switch
    {
        < -6 => $"{Math.Pow(10, decade + 9):F0} ns",
        < -3 => $"{Math.Pow(10, decade + 6):F0} µs",
        < 0 => $"{Math.Pow(10, decade + 3):F0} ms",
        _ => $"{Math.Pow(10, decade):F0} s",
    };
}
