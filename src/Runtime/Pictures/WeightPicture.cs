using System;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>The weights of each output as an image over its inputs: positive in one colour, negative in another, the stronger the larger.</summary>
internal static class WeightPicture
{
    private const double WidestSheet = 912;
    private const double Margin = 28;
    private const double Top = 96;
    private const int Gap = 2;

    // Colours by number: what is no number, then the negative ones, nothing in the middle, then the positive ones.
    private const byte NotFinite = 0;
    private const byte Zero = 128;
    private const int Shades = 127;

    /// <summary>Full colour begins here, so that a few large weights do not make all others pale.</summary>
    private const double FullColour = 0.99;

    /// <param name="name">What the weights are called.</param>
    /// <param name="weights">Inputs × outputs, row-major.</param>
    /// <param name="width">Inputs across an image.</param>
    /// <param name="height">Inputs down an image.</param>
    public static Svg Draw(string name, ReadOnlySpan<float> weights, int width, int height)
    {
        int outputs = weights.Length / (width * height);
        double most = Most(weights);

        // Half as wide again as high.
        int columns = Math.Clamp((int)Math.Ceiling(Math.Sqrt(1.5 * outputs * (height + Gap) / (width + Gap))), 1, outputs);
        int rows = (outputs + columns - 1) / columns;
        columns = (outputs + rows - 1) / rows;
        int sheetWidth = (columns * (width + Gap)) - Gap;
        int sheetHeight = (rows * (height + Gap)) - Gap;
        double scale = WidestSheet / sheetWidth;
        scale = scale >= 1 ? Math.Min(Math.Floor(scale), 12) : scale;

        Svg svg = new(Math.Max((sheetWidth * scale) + (2 * Margin), 480), Top + (sheetHeight * scale) + Margin, name);
        svg.Text("title", Margin, 28, name, size: 17);
        svg.Text("muted", Margin, 47, Words.Text($"{Words.Count(outputs, "output")} from left to right and down, {width:N0} × {height:N0} inputs each"));
        byte[] sheet = new byte[sheetWidth * sheetHeight];
        sheet.AsSpan().Fill(Zero);
        for (int output = 0; output < outputs; output++)
        {
            int x = output % columns * (width + Gap);
            int y = output / columns * (height + Gap);
            svg.Rectangle("backdrop", Margin + (x * scale), Top + (y * scale), width * scale, height * scale, 0.35);
            for (int input = 0; input < width * height; input++)
            {
                sheet[((y + (input / width)) * sheetWidth) + x + (input % width)] = Colour(weights[(input * outputs) + output], most);
            }
        }

        svg.Image(Margin, Top, sheetWidth * scale, sheetHeight * scale, Encode(sheet, sheetWidth));
        DrawKey(svg, most);
        return svg;
    }

    private static void DrawKey(Svg svg, double most)
    {
        byte[] colours = [.. Enumerable.Range(1, 255).Select(static colour => (byte)colour)];
        svg.Text("muted", Margin, 74, Words.Text($"≤ {-most:G3}"));
        svg.Rectangle("backdrop", Margin + 76, 63, 255, 14, 0.35);
        svg.Image(Margin + 76, 63, 255, 14, Encode(colours, colours.Length));
        svg.Text("muted", Margin + 76 + 127.5, 90, "0", "middle");
        svg.Text("muted", Margin + 76 + 263, 74, Words.Text($"≥ {most:G3}"));
    }

    /// <summary>The size of weight that only few pass; 1 where all are 0.</summary>
    private static double Most(ReadOnlySpan<float> weights)
    {
        float[] sizes = new float[weights.Length];
        int finite = 0;
        foreach (float weight in weights)
        {
            sizes[finite] = Math.Abs(weight);
            finite += float.IsFinite(weight) ? 1 : 0;
        }

        Array.Sort(sizes, 0, finite);
        double most = finite == 0 ? 0 : sizes[(int)(FullColour * (finite - 1))];
        return most > 0 ? most : finite > 0 && sizes[finite - 1] > 0 ? sizes[finite - 1] : 1;
    }

    private static byte Colour(float weight, double most) =>
        float.IsFinite(weight) ? (byte)(Zero + Math.Round(Shades * Math.Clamp(weight / most, -1, 1))) : NotFinite;

    /// <summary>Colours that go from nothing to full by opacity, so that they suit light pages and dark ones.</summary>
    private static byte[] Encode(ReadOnlySpan<byte> pixels, int width)
    {
        byte[] colours = new byte[3 * 256];
        byte[] opacities = new byte[256];
        for (int colour = 0; colour < 256; colour++)
        {
            ReadOnlySpan<byte> rgb = colour == NotFinite ? [0x9C, 0x27, 0xB0] : colour < Zero ? [0x2B, 0x6F, 0xD6] : [0xE0, 0x6C, 0x1F];
            rgb.CopyTo(colours.AsSpan(3 * colour));
            opacities[colour] = colour == NotFinite ? (byte)255 : (byte)Math.Min(255, 255 * Math.Abs(colour - Zero) / Shades);
        }

        return Png.Encode(pixels, width, colours, opacities);
    }
}
