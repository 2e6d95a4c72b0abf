using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Unrolled.Runtime;

/// <summary>A picture as SVG: lines, rectangles, dots, texts and images, in pixels from the upper left corner, each in one of the styles below. The same text in every culture.</summary>
internal sealed class Svg
{
    // Colours for light pages, then for dark ones, by the reader's settings. Not as variables, which only browsers know.
    private const string Styles = """
        <style>
        .page { fill: #ffffff } .grid { stroke: #e1e4e8 } .axis { stroke: #8c959f } .backdrop { fill: #e1e4e8 }
        .text, .title { fill: #24292f } .title { font-weight: bold } .muted { fill: #636c76 }
        .first, .second, .third, .best { fill: none; stroke-width: 2; stroke-linejoin: round }
        .first { stroke: #b75d12 } .second { stroke: #2b6fd6 } .third { stroke: #7a4fc4 } .best { stroke: #1f7a4a; stroke-width: 1.5; stroke-dasharray: 5 4 }
        .first-fill { fill: #b75d12 } .second-fill { fill: #2b6fd6 } .third-fill { fill: #7a4fc4 } .best-fill { fill: #1f7a4a }
        image { image-rendering: pixelated }
        @media (prefers-color-scheme: dark) {
        .page { fill: #16181d } .grid { stroke: #2b3038 } .axis { stroke: #5c6671 } .backdrop { fill: #2b3038 }
        .text, .title { fill: #dfe4ea } .muted { fill: #9aa4af }
        .first { stroke: #f0954e } .second { stroke: #6ea8ff } .third { stroke: #b392f0 } .best { stroke: #56c288 }
        .first-fill { fill: #f0954e } .second-fill { fill: #6ea8ff } .third-fill { fill: #b392f0 } .best-fill { fill: #56c288 }
        }
        </style>

        """;

    private readonly StringBuilder _text = new();

    /// <summary>An empty page.</summary>
    public Svg(double width, double height, string title)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:0.##} {height:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" font-family=\"system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif\">");
        Add($"<title>{Escape(title)}</title>");
        _text.Append(Styles.ReplaceLineEndings("\n"));
        Add($"<rect class=\"page\" width=\"{width:0.##}\" height=\"{height:0.##}\"/>");
    }

    public void Line(string style, double x1, double y1, double x2, double y2) =>
        Add($"<line class=\"{style}\" x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\"/>");

    public void Rectangle(string style, double x, double y, double width, double height, double opacity = 1) =>
        Add($"<rect class=\"{style}\" x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill-opacity=\"{opacity:0.###}\"/>");

    public void Dot(string style, double x, double y, double radius) => Add($"<circle class=\"{style}\" cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\"/>");

    public void Curve(string style, IEnumerable<(double X, double Y)> points) =>
        Add($"<polyline class=\"{style}\" points=\"{string.Join(' ', points.Select(static point => Words.Text($"{point.X:0.##},{point.Y:0.##}")))}\"/>");

    /// <param name="style">One of the styles for texts.</param>
    /// <param name="x">Where the text is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">What it says: any characters.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="size">The height of its letters.</param>
    /// <param name="turn">Degrees, clockwise.</param>
    public void Text(string style, double x, double y, string text, string anchor = "start", double size = 12, double turn = 0)
    {
        string turned = turn == 0 ? "" : Words.Text($" transform=\"rotate({turn:0.##} {x:0.##} {y:0.##})\"");
        Add($"<text class=\"{style}\" x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" font-size=\"{size:0.##}\"{turned}>{Escape(text)}</text>");
    }

    public void Image(double x, double y, double width, double height, byte[] png) =>
        Add($"<image x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>");

    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (ReadOnlyMemory<char> piece in _text.GetChunks())
        {
            writer.Write(piece.Span);
        }

        writer.Write("</svg>\n");
    }

    private void Add(FormattableString element) => _text.Append(Words.Text(element)).Append('\n');

    /// <summary>Text as XML has it. What XML cannot have at all, such as control characters, becomes '·'.</summary>
    private static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                _ when Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF or 0xFFFD => escaped.Append('·'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }
}
