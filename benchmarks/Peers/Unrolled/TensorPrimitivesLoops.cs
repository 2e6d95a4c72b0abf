using System;
using System.Numerics.Tensors;

namespace Unrolled.Peers;

/// <summary>System.Numerics.Tensors: vectors of the platform's width, one operation at a time.</summary>
internal readonly struct TensorPrimitivesLoops : IPrimitives
{
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => TensorPrimitives.Dot(a, b);

    public static void AddScaled(ReadOnlySpan<float> x, float s, Span<float> y) => TensorPrimitives.MultiplyAdd(x, s, y, y);

    public static void Scale(Span<float> x, float s) => TensorPrimitives.Multiply(x, s, x);

    public static void Relu(Span<float> x) => TensorPrimitives.Max(x, 0, x);

    /// <summary>Its SoftMax does not subtract the maximum.</summary>
    public static void Softmax(Span<float> x)
    {
        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), x);
        TensorPrimitives.SoftMax(x, x);
    }

    public static void Adam(Span<float> p, Span<float> g, Span<float> m, Span<float> v, float rate, float root)
    {
        TensorPrimitives.Lerp(m, g, 0.1f, m);
        TensorPrimitives.Multiply(g, g, g);
        TensorPrimitives.Lerp(v, g, 0.001f, v);
        TensorPrimitives.Sqrt(v, g);
        TensorPrimitives.Multiply(g, root, g);
        TensorPrimitives.Add(g, 1e-8f, g);
        TensorPrimitives.Divide(m, g, g);
        TensorPrimitives.MultiplyAdd(g, -rate, p, p);
    }
}
