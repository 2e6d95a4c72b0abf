using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>Numbers too small for a full set of digits, below 1.18e-38 in size. Processors compute many times slower with them.</summary>
/// <remarks>
/// Inputs that fade away, such as the tail of a sound, or that went through a filter with feedback,
/// become denormal and make a call 5 to 200 times slower on many x64 processors, whose mode that treats them as 0 is out of .NET's reach. Thread-safe.
/// </remarks>
public static class Denormals
{
    private const float MinNormal = 1.17549435e-38f;

    /// <summary>Sets denormal numbers to 0 and leaves all others, NaN and infinities included. For inputs that may fade away, before they go to a network.</summary>
    /// <param name="values">Any number of values.</param>
    [MethodImpl(Jit.Kernel)]
    public static void Flush(Span<float> values)
    {
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (ref Vector<float> vector in vectors)
        {
            vector = Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(vector), new Vector<float>(MinNormal)), Vector<float>.Zero, vector);
        }

        foreach (ref float value in values[(vectors.Length * Vector<float>.Count)..])
        {
            value = float.Abs(value) < MinNormal ? 0f : value;
        }
    }
}
