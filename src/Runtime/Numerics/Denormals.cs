using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>Numbers too small for a full set of digits, below 1.18e-38 in size. Processors compute many times slower with them.</summary>
/// <remarks>
/// Inputs that fade away, such as the tail of a sound, or that went through a filter with feedback,
/// become denormal and make a call many times slower on most x64 processors, whose mode that treats them as 0 is out of .NET's reach. Thread-safe.
/// </remarks>
public static class Denormals
{
    private const float MinNormal = 1.17549435e-38f;

    /// <summary>Sets denormal numbers to 0 and leaves all others, NaN and infinities included. For inputs that may fade away, before they go to a network.</summary>
    /// <param name="values">Any number of values.</param>
    public static void Flush(Span<float> values) => FlushBelow(values, MinNormal);

    /// <summary>Sets numbers below a bound in size to 0 and leaves all others.</summary>
    /// <param name="values">Any number of values.</param>
    /// <param name="bound">The smallest size that stays.</param>
    [MethodImpl(Jit.Kernel)]
    internal static void FlushBelow(Span<float> values, float bound)
    {
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (ref Vector<float> vector in vectors)
        {
            vector = Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(vector), new Vector<float>(bound)), Vector<float>.Zero, vector);
        }

        foreach (ref float value in values[(vectors.Length * Vector<float>.Count)..])
        {
            value = float.Abs(value) < bound ? 0f : value;
        }
    }
}
