using System;

namespace Unrolled.Peers;

/// <summary>The inner loops of a network written by hand.</summary>
internal interface IPrimitives
{
    static abstract float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b);

    /// <summary>y ← y + s·x.</summary>
    static abstract void AddScaled(ReadOnlySpan<float> x, float s, Span<float> y);

    static abstract void Scale(Span<float> x, float s);

    static abstract void Relu(Span<float> x);

    static abstract void Softmax(Span<float> x);

    /// <summary>One step of Adam on one tensor.</summary>
    /// <param name="p">The parameters.</param>
    /// <param name="g">Their gradient; overwritten.</param>
    /// <param name="m">The mean of gradients.</param>
    /// <param name="v">The mean of their squares.</param>
    /// <param name="rate">η/(1 − β₁ᵗ).</param>
    /// <param name="root">1/√(1 − β₂ᵗ).</param>
    static abstract void Adam(Span<float> p, Span<float> g, Span<float> m, Span<float> v, float rate, float root);
}
