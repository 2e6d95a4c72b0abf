using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using Unrolled.Runtime;

namespace Unrolled.WidthProbe;

/// <summary>Every function of <see cref="VectorMath"/> over floats from the whole range: all exponents, both signs, infinities and NaN among them.</summary>
internal static class MathCommand
{
    private const uint Stride = 4001;

    public static ulong Run()
    {
        Hash hash = default;
        Span<float> x = stackalloc float[16];
        Span<float> y = stackalloc float[16];
        for (ulong bits = 0; bits < uint.MaxValue; bits += Stride * 16)
        {
            for (uint lane = 0; lane < 16; lane++)
            {
                x[(int)lane] = BitConverter.UInt32BitsToSingle((uint)bits + (lane * Stride));
            }

            for (int function = 0; function < 8; function++)
            {
                Apply(function, x, y);
                hash.Add(y);
            }
        }

        return hash.Value;
    }

    private static void Apply(int function, Span<float> x, Span<float> y)
    {
        if (Program.Lanes == 16)
        {
            Apply(function, Vector512.LoadUnsafe(ref x[0])).StoreUnsafe(ref y[0]);
            return;
        }

        for (int i = 0; i < 16; i += Vector<float>.Count)
        {
            Apply(function, Vector.LoadUnsafe(ref x[i])).StoreUnsafe(ref y[i]);
        }
    }

    private static Vector512<float> Apply(int function, Vector512<float> x) => function switch
    {
        0 => VectorMath.Exp(x),
        1 => VectorMath.Expm1(x),
        2 => VectorMath.Log(x),
        3 => VectorMath.Log1p(x),
        4 => VectorMath.Tanh(x),
        5 => VectorMath.Erf(x),
        6 => VectorMath.Sqrt(x),
        _ => VectorMath.Sign(x),
    };

    private static Vector<float> Apply(int function, Vector<float> x) => function switch
    {
        0 => VectorMath.Exp(x),
        1 => VectorMath.Expm1(x),
        2 => VectorMath.Log(x),
        3 => VectorMath.Log1p(x),
        4 => VectorMath.Tanh(x),
        5 => VectorMath.Erf(x),
        6 => VectorMath.Sqrt(x),
        _ => VectorMath.Sign(x),
    };
}
