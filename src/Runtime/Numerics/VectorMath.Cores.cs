using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <content>
/// The functions themselves, once for every width: the same operations in the same order, so the same bits.
/// The polynomials are minimax fits, made by tools/minimax.py.
/// </content>
public static partial class VectorMath
{
    private const float Log2E = 1.44269504f;

    // ln 2 in two parts: the first has 9 bits, so that its product with an exponent is exact even without fused multiply-add.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    // 1.5·2²³: adding it to a small number rounds that to an integer, which is then in the low bits.
    private const float Rounder = 12582912f;
    private const int RounderBits = 0x4B400000;

    private const int ExponentMask = unchecked((int)0xFF800000);
    private const int SqrtHalfBits = 0x3F3504F3;
    private const float MinNormal = 1.17549435e-38f;

    /// <summary>One function of one number, written once for every width.</summary>
    private interface IFunction
    {
        static abstract V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V>;
    }

    /// <summary>An argument of the whole range.</summary>
    private readonly struct Any;

    /// <summary>An argument whose range the caller knows.</summary>
    private readonly struct Bounded;

    /// <summary>e^x = 2ⁿ·eʳ with n = round(x / ln 2), |r| ≤ ½·ln 2.</summary>
    /// <typeparam name="TArgument">Whether x may be above 0.</typeparam>
    private readonly struct ExpFunction<TArgument> : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V>
        {
            // Below, n is −126 and 2ⁿ⁻¹ comes out as 0; above, the product overflows to infinity.
            x = S.AtLeast(-87.5f, x);
            if (typeof(TArgument) == typeof(Any))
            {
                x = S.AtMost(89f, x);
            }

            V t = S.MultiplyAdd(x, Log2E, Rounder);
            V n = S.Add(t, -Rounder);
            V r = S.MultiplyAdd(n, -Ln2High, x);
            r = S.MultiplyAdd(n, -Ln2Low, r);

            // 2eʳ·2ⁿ⁻¹, not eʳ·2ⁿ: at the largest results, 2ⁿ itself would overflow.
            V q = ExpQuotient<V, S>(r, 2f);
            V p = S.MultiplyAdd(q, r, 2f);
            p = S.MultiplyAdd(p, r, 2f);
            return S.Multiply(p, PowerOfTwo<V, S>(t, -1));
        }
    }

    /// <summary>e^x − 1 = 2·(2ⁿ⁻¹·(eʳ − 1) + (2ⁿ⁻¹ − ½)); halves, because at the largest results 2ⁿ itself would overflow.</summary>
    private readonly struct Expm1Function : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V>
        {
            x = S.AtLeast(-25f, x);
            x = S.AtMost(89f, x);
            V t = S.MultiplyAdd(x, Log2E, Rounder);
            V n = S.Add(t, -Rounder);
            V r = S.MultiplyAdd(n, -Ln2High, x);
            r = S.MultiplyAdd(n, -Ln2Low, r);
            V q = ExpQuotient<V, S>(r, 1f);
            V square = S.Multiply(r, r);
            V p = S.MultiplyAdd(q, square, r);
            V half = PowerOfTwo<V, S>(t, -1);
            V rest = S.Add(half, -0.5f);
            V y = S.MultiplyAdd(half, p, rest);
            return S.Add(y, y);
        }
    }

    /// <summary>e^x − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1) for x ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1OfNegative<V, S>(V x)
        where V : struct
        where S : struct, ISimd<V>
    {
        x = S.AtLeast(-25f, x);
        V t = S.MultiplyAdd(x, Log2E, Rounder);
        V n = S.Add(t, -Rounder);
        V r = S.MultiplyAdd(n, -Ln2High, x);
        r = S.MultiplyAdd(n, -Ln2Low, r);
        V q = ExpQuotient<V, S>(r, 1f);
        V square = S.Multiply(r, r);
        V p = S.MultiplyAdd(q, square, r);
        V power = PowerOfTwo<V, S>(t, 0);
        V rest = S.Add(power, -1f);
        return S.MultiplyAdd(power, p, rest);
    }

    /// <summary>scale·(eʳ − 1 − r) / r² for |r| ≤ ½·ln 2; the scale is a constant and folds into the coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpQuotient<V, S>(V r, float scale)
        where V : struct
        where S : struct, ISimd<V>
    {
        V q = S.MultiplyAdd(r, scale * 0.00138827402f, scale * 0.00836707838f);
        q = S.MultiplyAdd(q, r, scale * 0.0416673906f);
        q = S.MultiplyAdd(q, r, scale * 0.16666539f);
        return S.MultiplyAdd(q, r, scale * 0.49999997f);
    }

    /// <summary>2ⁿ⁺ˢ for the n in the low bits of a rounded number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PowerOfTwo<V, S>(V rounded, int shift)
        where V : struct
        where S : struct, ISimd<V>
    {
        V power = S.ShiftLeft(rounded, 23);
        return S.AddBits(power, (127 + shift) << 23);
    }

    /// <summary>log x = k·ln 2 + log(1 + f) with x = 2ᵏ·(1 + f), √½ ≤ 1 + f &lt; √2.</summary>
    /// <typeparam name="TArgument">Whether x may be below the normal numbers.</typeparam>
    private readonly struct LogFunction<TArgument> : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V>
        {
            // Denormals are first scaled up.
            V scaled = x;
            if (typeof(TArgument) == typeof(Any))
            {
                scaled = S.Multiply(x, 16777216f);
                scaled = S.SelectLess(x, MinNormal, scaled, x);
            }

            V exponent = S.AddBits(scaled, -SqrtHalfBits);
            V fraction = S.AndBits(exponent, ExponentMask);
            fraction = S.SubtractBits(scaled, fraction);
            V f = S.Add(fraction, -1f);
            V k = ToFloat<V, S>(exponent);
            if (typeof(TArgument) == typeof(Any))
            {
                V kScaled = S.Add(k, -24f);
                k = S.SelectLess(x, MinNormal, kScaled, k);
            }

            V y = LogOfFraction<V, S>(f, k);

            // Infinity and NaN give themselves, 0 gives −∞, and what is below gives NaN.
            y = S.SelectLess(x, float.PositiveInfinity, y, x);
            if (typeof(TArgument) == typeof(Any))
            {
                y = S.SelectEqual(x, 0f, float.NegativeInfinity, y);
                y = S.SelectLess(x, 0f, float.NaN, y);
            }

            return y;
        }
    }

    /// <summary>log(1 + x), as <see cref="LogFunction{TArgument}"/> with 1 + f = 2⁻ᵏ·(1 + x) formed in one rounding: so small x lose nothing.</summary>
    private readonly struct Log1pFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V>
        {
            V u = S.Add(x, 1f);
            V exponent = S.AddBits(u, -SqrtHalfBits);
            V power = S.AndBits(exponent, ExponentMask);

            // 4·2⁻ᵏ on ¼·x: at the largest x, 2⁻ᵏ itself would underflow.
            power = S.SubtractBitsFrom((127 + 2) << 23, power);
            V one = S.MultiplyAdd(power, 0.25f, -1f);
            V quarter = S.Multiply(x, 0.25f);
            V f = S.MultiplyAdd(quarter, power, one);
            V y = LogOfFraction<V, S>(f, ToFloat<V, S>(exponent));
            y = S.SelectLess(x, float.PositiveInfinity, y, x);
            y = S.SelectEqual(x, -1f, float.NegativeInfinity, y);
            return S.SelectLess(x, -1f, float.NaN, y);
        }
    }

    /// <summary>k·ln 2 + f − f²/2 + f³·P(f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfFraction<V, S>(V f, V k)
        where V : struct
        where S : struct, ISimd<V>
    {
        V p = S.MultiplyAdd(f, -0.0763832927f, 0.127646774f);
        p = S.MultiplyAdd(p, f, -0.131598338f);
        p = S.MultiplyAdd(p, f, 0.142011806f);
        p = S.MultiplyAdd(p, f, -0.166233435f);
        p = S.MultiplyAdd(p, f, 0.20001258f);
        p = S.MultiplyAdd(p, f, -0.250008225f);
        p = S.MultiplyAdd(p, f, 0.333333313f);
        p = S.MultiplyAdd(p, f, -0.5f);
        V square = S.Multiply(f, f);
        V low = S.Multiply(k, Ln2Low);
        p = S.MultiplyAdd(p, square, low);
        p = S.Add(p, f);
        return S.MultiplyAdd(k, Ln2High, p);
    }

    /// <summary>The exponent field of a difference of bits, as a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ToFloat<V, S>(V exponent)
        where V : struct
        where S : struct, ISimd<V>
    {
        V k = S.ShiftRight(exponent, 23);
        k = S.AddBits(k, RounderBits);
        return S.Add(k, -Rounder);
    }

    /// <summary>tanh |x| = −e / (e + 2) with e = exp(−2|x|) − 1; the sign is x's.</summary>
    private readonly struct TanhFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V>
        {
            V a = S.Abs(x);
            a = S.Multiply(a, -2f);
            V e = Expm1OfNegative<V, S>(a);
            V sum = S.Add(e, 2f);
            e = S.Divide(e, sum);
            return S.CopySign(e, x);
        }
    }

    /// <summary>erf |x| = −(exp(log erfc |x|) − 1), with one polynomial for log(erfc a) / a; the sign is x's.</summary>
    private readonly struct ErfFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V>
        {
            // From 4 on, erf rounds to 1.
            V a = S.Abs(x);
            a = S.AtMost(4f, a);
            V p = S.MultiplyAdd(a, -1.22141876e-06f, -2.57525244e-05f);
            p = S.MultiplyAdd(p, a, 0.00031760073f);
            p = S.MultiplyAdd(p, a, -0.00112547853f);
            p = S.MultiplyAdd(p, a, -0.000334209035f);
            p = S.MultiplyAdd(p, a, 0.0193877388f);
            p = S.MultiplyAdd(p, a, -0.102829896f);
            p = S.MultiplyAdd(p, a, -0.636615217f);
            p = S.MultiplyAdd(p, a, -1.12837923f);
            p = S.Multiply(p, a);
            V e = Expm1OfNegative<V, S>(p);
            return S.CopySign(e, x);
        }
    }

    /// <summary>−1, 0 or 1; zeros and NaN give themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sign<V, S>(V x)
        where V : struct
        where S : struct, ISimd<V>
    {
        V sign = S.SelectLess(x, 0f, -1f, x);
        return S.SelectGreater(x, 0f, 1f, sign);
    }
}
