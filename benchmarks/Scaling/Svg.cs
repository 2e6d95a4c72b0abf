using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Unrolled.Scaling;

/// <summary>Writes a picture as SVG: lines, points and text, in pixels from the upper left corner.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    public Svg(int width, int height, string title)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"system-ui, 'DejaVu Sans', sans-serif\">");
        Add($"<title>{title}</title>");
        Add($"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
    }

    public void Line(double x1, double y1, double x2, double y2, string colour, double thickness = 1, string dashes = "none") =>
        Add($"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" stroke=\"{colour}\" stroke-width=\"{thickness}\" stroke-dasharray=\"{dashes}\"/>");

    public void Curve(IEnumerable<(double X, double Y)> points, string colour, double thickness = 2, string dashes = "none")
    {
        string list = string.Join(' ', points.Select(point => Text($"{point.X:F1},{point.Y:F1}")));
        Add($"<polyline points=\"{list}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{thickness}\" stroke-dasharray=\"{dashes}\"/>");
    }

    public void Dot(double x, double y, double radius, string fill, string stroke) =>
        Add($"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"{radius:F1}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"2\"/>");

    /// <param name="x">Where the text is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">What it says.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="size">The font's size.</param>
    /// <param name="weight">normal or bold.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="turn">Degrees, clockwise.</param>
    public void Write(double x, double y, string text, string anchor = "start", int size = 12, string weight = "normal", string colour = "#333333", int turn = 0) =>
        Add($"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\" transform=\"rotate({turn} {x:F1} {y:F1})\">{text}</text>");

    public override string ToString() => _text + "</svg>\n";

    private void Add(FormattableString element) => _text.Append(Text(element)).Append('\n');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
