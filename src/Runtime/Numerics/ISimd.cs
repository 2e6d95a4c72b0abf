namespace Unrolled.Runtime;

/// <summary>The operations that <see cref="VectorMath"/> is written in, for one vector type: so each function is written once.</summary>
/// <typeparam name="V">A vector of floats, or a single float.</typeparam>
/// <remarks>
/// Constants are parameters of their own, so that no operation needs a temporary for them: the compiler stops inlining
/// in methods with more than 512 locals. "Bits" operations treat each lane as a 32-bit integer.
/// </remarks>
internal interface ISimd<V>
    where V : struct
{
    static abstract V Add(V a, V b);

    static abstract V Add(V a, float b);

    static abstract V Subtract(V a, V b);

    static abstract V Multiply(V a, V b);

    static abstract V Multiply(V a, float b);

    static abstract V Divide(V a, V b);

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <inheritdoc cref="MultiplyAdd(V, V, V)"/>
    static abstract V MultiplyAdd(V a, V b, float c);

    /// <inheritdoc cref="MultiplyAdd(V, V, V)"/>
    static abstract V MultiplyAdd(V a, float b, V c);

    /// <inheritdoc cref="MultiplyAdd(V, V, V)"/>
    static abstract V MultiplyAdd(V a, float b, float c);

    static abstract V Sqrt(V a);

    static abstract V Abs(V a);

    /// <summary>|magnitude| with the sign bit of <paramref name="sign"/>.</summary>
    static abstract V CopySign(V magnitude, V sign);

    /// <summary>max(bound, a); a NaN comes through.</summary>
    static abstract V AtLeast(float bound, V a);

    /// <summary>min(bound, a); a NaN comes through.</summary>
    static abstract V AtMost(float bound, V a);

    /// <summary>left &lt; right ? then : otherwise.</summary>
    static abstract V SelectLess(V left, float right, V then, V otherwise);

    /// <inheritdoc cref="SelectLess(V, float, V, V)"/>
    static abstract V SelectLess(V left, float right, float then, V otherwise);

    /// <summary>left &gt; right ? then : otherwise.</summary>
    static abstract V SelectGreater(V left, float right, float then, V otherwise);

    /// <summary>left = right ? then : otherwise.</summary>
    static abstract V SelectEqual(V left, float right, float then, V otherwise);

    static abstract V AddBits(V a, int b);

    static abstract V SubtractBits(V a, V b);

    /// <summary>b − a.</summary>
    static abstract V SubtractBitsFrom(int b, V a);

    static abstract V AndBits(V a, int b);

    static abstract V ShiftLeft(V a, int count);

    /// <summary>The shift that keeps the sign.</summary>
    static abstract V ShiftRight(V a, int count);
}
