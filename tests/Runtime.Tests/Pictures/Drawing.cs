using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Unrolled.Runtime.Tests.Pictures;

/// <summary>An SVG picture, read again; reading it shows that it is XML.</summary>
internal sealed class Drawing
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;

    public Drawing(Action<TextWriter> write)
    {
        StringWriter text = new();
        write(text);
        Text = text.ToString();
        _root = XDocument.Parse(Text).Root!;
    }

    public string Text { get; }

    public string[] Texts => [.. _root.Elements(s_svg + "text").Select(text => text.Value)];

    public XElement[] All(string element, string? style = null) =>
        [.. _root.Elements(s_svg + element).Where(found => style is null || found.Attribute("class")?.Value == style)];

    public XElement Label(string text) => All("text").First(label => label.Value == text);

    /// <summary>The points of each curve of a style.</summary>
    public (double X, double Y)[][] Curves(string style) => [.. All("polyline", style).Select(curve => curve.Attribute("points")!.Value.Split(' ')
        .Select(point => (Number(point.Split(',')[0]), Number(point.Split(',')[1]))).ToArray())];

    public static double Number(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
