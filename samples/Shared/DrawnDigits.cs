using System;
using System.Numerics;

namespace Unrolled.Samples;

/// <summary>
/// Makes digit images that look handwritten, so that samples run anywhere: a way of writing the digit, bent by a random warp, then scaled,
/// slanted, rotated and shifted, drawn with a pen of random width and strewn with noise. The same seed gives the same images.
/// </summary>
public static class DrawnDigits
{
    private const int WarpNodes = 4;

    /// <summary>Draws images of all digits in turn.</summary>
    /// <param name="count">How many images.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <returns>The images; number i shows the digit i mod 10.</returns>
    public static Dataset Draw(int count, int seed)
    {
        float[] pixels = new float[count * DigitImage.Pixels];
        int[] labels = new int[count];
        Random random = new(seed);
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % DigitImage.Classes;
            DrawDigit(pixels.AsSpan(i * DigitImage.Pixels, DigitImage.Pixels), labels[i], random);
        }

        return Dataset.WithLabels(pixels, labels, DigitImage.Classes);
    }

    private static void DrawDigit(Span<float> image, int digit, Random random)
    {
        Span<Vector2> warp = stackalloc Vector2[WarpNodes * WarpNodes];
        foreach (ref Vector2 node in warp)
        {
            node = new Vector2(Between(random, -0.07f, 0.07f), Between(random, -0.07f, 0.07f));
        }

        ReadOnlySpan<Vector2[][]> ways = DigitStrokes.Of(digit);
        Vector2[][] strokes = ways[random.Next(ways.Length)];
        Matrix3x2 hand = RandomHand(random);
        Pen pen = new(Between(random, 0.7f, 1.5f), Between(random, 0.8f, 1f));
        Span<Vector2> points = stackalloc Vector2[16];
        foreach (Vector2[] stroke in strokes)
        {
            for (int i = 0; i < stroke.Length; i++)
            {
                points[i] = Vector2.Transform(stroke[i] + WarpAt(warp, stroke[i]), hand);
            }

            pen.DrawCurve(image, points[..stroke.Length]);
        }

        AddNoise(image, Between(random, 0f, 0.15f), random);
    }

    /// <summary>From the unit box to pixels: scale, slant, rotation and shift.</summary>
    private static Matrix3x2 RandomHand(Random random)
    {
        float height = Between(random, 16f, 21f);
        float width = height * Between(random, 0.7f, 1.1f);
        float slant = Between(random, -0.15f, 0.4f);

        // The angle is drawn as its tangent, because sines and cosines differ in their last bit from system to system.
        float tangent = Between(random, -0.2f, 0.2f);
        float cosine = 1f / MathF.Sqrt(1f + tangent * tangent);
        float sine = tangent * cosine;
        const float Centre = (DigitImage.Side - 1) / 2f;
        Vector2 shift = new(Centre + Between(random, -2f, 2f), Centre + Between(random, -2f, 2f));
        return Matrix3x2.CreateTranslation(-0.5f, -0.5f)
            * new Matrix3x2(width, 0f, -slant * height, height, 0f, 0f)
            * new Matrix3x2(cosine, sine, -sine, cosine, shift.X, shift.Y);
    }

    /// <summary>How far the warp moves a point: the displacements of the four nodes around it, blended by distance.</summary>
    private static Vector2 WarpAt(ReadOnlySpan<Vector2> nodes, Vector2 point)
    {
        Vector2 scaled = Vector2.Clamp(point, Vector2.Zero, Vector2.One) * (WarpNodes - 1);
        int x = Math.Min((int)scaled.X, WarpNodes - 2);
        int y = Math.Min((int)scaled.Y, WarpNodes - 2);
        int first = y * WarpNodes + x;
        Vector2 above = Vector2.Lerp(nodes[first], nodes[first + 1], scaled.X - x);
        Vector2 below = Vector2.Lerp(nodes[first + WarpNodes], nodes[first + WarpNodes + 1], scaled.X - x);
        return Vector2.Lerp(above, below, scaled.Y - y);
    }

    private static void AddNoise(Span<float> image, float strength, Random random)
    {
        foreach (ref float pixel in image)
        {
            pixel = Math.Clamp(pixel + strength * Between(random, -1f, 1f), 0f, 1f);
        }
    }

    private static float Between(Random random, float low, float high) => low + (high - low) * random.NextSingle();
}
