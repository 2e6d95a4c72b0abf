using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Runtime;

/// <summary>The norm of all gradients, by which an update may clip them.</summary>
/// <remarks>Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Norm
{
    /// <summary>√Σv², added up in double precision, in which squares of floats are exact and cannot overflow.</summary>
    /// <param name="values">The first value.</param>
    /// <param name="length">How many there are, a multiple of 16: zeros that pad them count nothing.</param>
    /// <returns>The same bits on every machine: 16 sums side by side, then a tree over them. NaN if a value is.</returns>
    [MethodImpl(Jit.Kernel)]
    public static double Of(ref float values, int length)
    {
        Vector512<double> low = Vector512<double>.Zero;
        Vector512<double> high = Vector512<double>.Zero;
        for (nuint i = 0; i < (nuint)length; i += 16)
        {
            (Vector512<double> first, Vector512<double> second) = Vector512.Widen(Vector512.LoadUnsafe(ref values, i));
            low += first * first;
            high += second * second;
        }

        Vector512<double> eight = low + high;
        Vector256<double> four = eight.GetLower() + eight.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return Math.Sqrt(two.ToScalar() + two.GetElement(1));
    }
}
