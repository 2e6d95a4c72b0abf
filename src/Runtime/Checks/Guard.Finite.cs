using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Runtime;

/// <content>The check of whole spans for NaN and infinities, at the speed of reading them.</content>
public static partial class Guard
{
    /// <summary>Checks that values are finite: a layer that maps ±∞ to something finite would hide one from the loss, and ∞·0 would reach the weights as NaN.</summary>
    /// <param name="values">The values.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="network">The network's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is NaN or infinite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finite(ReadOnlySpan<float> values, int width, string argument, string network)
    {
        if (!IsFinite(ref MemoryMarshal.GetReference(values), values.Length))
        {
            ThrowNotFinite(values, width, argument, network);
        }
    }

    /// <summary>The same of few values, whose number is a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreFinite(ref float x, int count) => Lanes.AreWide && count is >= 16 and <= 32 ? IsFinite512(ref x, count) : IsFinite(ref x, count);

    /// <summary>Whether values are finite: x·0 is 0, or NaN where x is not finite, and a NaN stays in its sum.</summary>
    [MethodImpl(Jit.Kernel)]
    internal static bool IsFinite(ref float x, int count)
    {
        if (Lanes.AreWide && count >= Vector512<float>.Count)
        {
            return IsFinite512(ref x, count);
        }

        if (count >= Vector<float>.Count)
        {
            return IsFiniteT(ref x, count);
        }

        float sum = 0f;
        for (int i = 0; i < count; i++)
        {
            sum += Unsafe.Add(ref x, i) * 0f;
        }

        return sum == 0f;
    }

    /// <summary>
    /// Four sums, so that additions need not wait for each other. Vectors between the first and the last are aligned, since one that crosses
    /// cache lines costs two reads; both overlap their neighbours: a value may count twice.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsFinite512(ref float x, int count)
    {
        if (count <= 32)
        {
            Vector512<float> last = Vector512.LoadUnsafe(ref x, (nuint)count - 16) * Vector512<float>.Zero;
            return Vector512.EqualsAll(Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x), Vector512<float>.Zero, last), Vector512<float>.Zero);
        }

        int i = ToAlignment(ref x, Vector512<float>.Count);
        Vector512<float> s0, s1, s2, s3;
        s1 = s2 = s3 = Vector512<float>.Zero;
        s0 = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x), Vector512<float>.Zero, Vector512<float>.Zero);
        for (; i <= count - 64; i += 64)
        {
            s0 = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x, (nuint)i), Vector512<float>.Zero, s0);
            s1 = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x, (nuint)i + 16), Vector512<float>.Zero, s1);
            s2 = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x, (nuint)i + 32), Vector512<float>.Zero, s2);
            s3 = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x, (nuint)i + 48), Vector512<float>.Zero, s3);
        }

        for (; i < count - 16; i += 16)
        {
            s0 = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x, (nuint)i), Vector512<float>.Zero, s0);
        }

        s1 = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref x, (nuint)count - 16), Vector512<float>.Zero, s1);
        return Vector512.EqualsAll(s0 + s1 + (s2 + s3), Vector512<float>.Zero);
    }

    /// <inheritdoc cref="IsFinite512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsFiniteT(ref float x, int count)
    {
        int lanes = Vector<float>.Count;
        int i = ToAlignment(ref x, lanes);
        Vector<float> s0, s1, s2, s3;
        s1 = s2 = s3 = Vector<float>.Zero;
        s0 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x), Vector<float>.Zero, Vector<float>.Zero);
        for (; i <= count - (4 * lanes); i += 4 * lanes)
        {
            s0 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x, (nuint)i), Vector<float>.Zero, s0);
            s1 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x, (nuint)(i + lanes)), Vector<float>.Zero, s1);
            s2 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x, (nuint)(i + (2 * lanes))), Vector<float>.Zero, s2);
            s3 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x, (nuint)(i + (3 * lanes))), Vector<float>.Zero, s3);
        }

        for (; i < count - lanes; i += lanes)
        {
            s0 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x, (nuint)i), Vector<float>.Zero, s0);
        }

        s1 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref x, (nuint)(count - lanes)), Vector<float>.Zero, s1);
        return Vector.EqualsAll(s0 + s1 + (s2 + s3), Vector<float>.Zero);
    }

    /// <summary>Floats up to the first that lies on a whole vector. Should the garbage collector move them meanwhile, reads are slower and no less right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe int ToAlignment(ref float x, int lanes) => (int)(-(nint)Unsafe.AsPointer(ref x) / sizeof(float)) & (lanes - 1);
}
