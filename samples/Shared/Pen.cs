using System;
using System.Numerics;

namespace Unrolled.Samples;

/// <summary>Draws smooth strokes on a 28×28 image with a round, anti-aliased pen.</summary>
/// <param name="radius">Half the line's width, in pixels.</param>
/// <param name="ink">The value of a fully covered pixel, 0 to 1.</param>
internal readonly struct Pen(float radius, float ink)
{
    private const int LinesPerSpan = 6;

    /// <summary>Draws a Catmull–Rom spline: a smooth curve through all its points.</summary>
    /// <param name="image">The 784 pixels drawn on.</param>
    /// <param name="points">At least two points in pixels; the centre of the first pixel is (0, 0).</param>
    public void DrawCurve(Span<float> image, ReadOnlySpan<Vector2> points)
    {
        Vector2 from = points[0];
        for (int span = 0; span + 1 < points.Length; span++)
        {
            Vector2 p0 = points[Math.Max(span - 1, 0)];
            Vector2 p1 = points[span];
            Vector2 p2 = points[span + 1];
            Vector2 p3 = points[Math.Min(span + 2, points.Length - 1)];
            for (int line = 1; line <= LinesPerSpan; line++)
            {
                float t = (float)line / LinesPerSpan;
                Vector2 to = 0.5f * (2f * p1 + t * (p2 - p0 + t * (2f * p0 - 5f * p1 + 4f * p2 - p3 + t * (3f * p1 - p0 - 3f * p2 + p3))));
                DrawLine(image, from, to);
                from = to;
            }
        }
    }

    private void DrawLine(Span<float> image, Vector2 from, Vector2 to)
    {
        Vector2 direction = to - from;
        float squaredLength = Math.Max(direction.LengthSquared(), 1e-12f);
        Vector2 reach = new(radius + 0.5f);
        Vector2 low = Vector2.Clamp(Vector2.Min(from, to) - reach, Vector2.Zero, new Vector2(DigitImage.Side - 1));
        Vector2 high = Vector2.Clamp(Vector2.Max(from, to) + reach, Vector2.Zero, new Vector2(DigitImage.Side - 1));
        for (int y = (int)low.Y; y <= (int)high.Y; y++)
        {
            for (int x = (int)low.X; x <= (int)high.X; x++)
            {
                Vector2 pixel = new(x, y);
                float along = Math.Clamp(Vector2.Dot(pixel - from, direction) / squaredLength, 0f, 1f);
                float distance = Vector2.Distance(pixel, from + along * direction);

                // A pixel is covered in full inside the line, and partly over the one pixel around its edge.
                float covered = Math.Clamp(radius + 0.5f - distance, 0f, 1f);
                ref float value = ref image[y * DigitImage.Side + x];
                value = Math.Max(value, ink * covered);
            }
        }
    }
}
