using System.Numerics;

namespace Unrolled.Scaling;

/// <summary>A linear scale from values to the unit interval.</summary>
internal readonly record struct Scale(double Least, double Most)
{
    public double Place(double value) => (value - Least) / (Most - Least);
}

/// <summary>A rectangle to draw in, with axes; places in it run from 0 to 1, upwards and to the right.</summary>
internal sealed class Plot(double left, double top, double width, double height)
{
    private const string Grid = "#e4e4e4";
    private const string Axis = "#555555";

    /// <summary>Kept free at both ends of the lower axis, in pixels.</summary>
    private const double Margin = 14;

    public double X(double place) => left + Margin + (place * (width - (2 * Margin)));

    public double Y(double place) => top + height - (place * height);

    public void Frame(Svg svg, string title, string axis)
    {
        svg.Line(left, top + height, left + width, top + height, Axis);
        svg.Line(left, top, left, top + height, Axis);
        svg.Write(left + (width / 2), top - 10, title, "middle", 13, "bold");
        svg.Write(left - 58, top + (height / 2), axis, "middle", turn: -90);
    }

    /// <summary>A tick for each size, a number for the powers of two.</summary>
    public void AxisX(Svg svg, Scale scale, Result[] results)
    {
        foreach (Result result in results)
        {
            double x = X(scale.Place(double.Log2(result.Size)));
            bool isRound = BitOperations.IsPow2(result.Size);
            if (isRound)
            {
                svg.Line(x, top, x, top + height, Grid);
                svg.Write(x, top + height + 19, $"{result.Size}", "middle", 11);
            }

            svg.Line(x, top + height, x, top + height + (isRound ? 6 : 3), Axis);
        }
    }

    public void MarkY(Svg svg, double place, string text)
    {
        svg.Line(left, Y(place), left + width, Y(place), Grid);
        svg.Write(left - 6, Y(place) + 4, text, "end", 11);
    }
}
