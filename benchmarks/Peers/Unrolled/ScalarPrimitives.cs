using System;

namespace Unrolled.Peers;

/// <summary>Plain loops.</summary>
internal readonly struct ScalarPrimitives : IPrimitives
{
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    public static void AddScaled(ReadOnlySpan<float> x, float s, Span<float> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += s * x[i];
        }
    }

    public static void Scale(Span<float> x, float s)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= s;
        }
    }

    public static void Relu(Span<float> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = MathF.Max(x[i], 0);
        }
    }

    public static void Softmax(Span<float> x)
    {
        float largest = x[0];
        foreach (float value in x)
        {
            largest = MathF.Max(largest, value);
        }

        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = MathF.Exp(x[i] - largest);
            sum += x[i];
        }

        Scale(x, 1 / sum);
    }

    public static void Adam(Span<float> p, Span<float> g, Span<float> m, Span<float> v, float rate, float root)
    {
        for (int i = 0; i < p.Length; i++)
        {
            m[i] += 0.1f * (g[i] - m[i]);
            v[i] += 0.001f * ((g[i] * g[i]) - v[i]);
            p[i] -= rate * m[i] / ((MathF.Sqrt(v[i]) * root) + 1e-8f);
        }
    }
}
