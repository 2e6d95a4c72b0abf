using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Runtime;

/// <summary>Elementary functions with the same bits at every vector width, on every processor with fused multiply-add.</summary>
/// <remarks>
/// No branches, no tables, no calls: all of it is inlined. NaN gives NaN. Thread-safe.
/// Errors are the largest measured, in units in the last place (ulp) of the exact result; the tests measure them anew.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>e^x, within 0.93 ulp; +∞ above 88.72, 0 below −86.99 (results under 1.67e-38 would soon be denormal, and denormals are slow).</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => Of<ExpFunction<Any>>(x);

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x) => ExpFunction<Any>.Of<Vector<float>, SimdT>(x);

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => ExpFunction<Any>.Of<float, SimdScalar>(x);

    /// <summary>e^x of x ≤ 0: the same bits with an operation less; above 88.72 the result is any number.</summary>
    /// <param name="x">At most 0, or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpOfNonPositive(Vector512<float> x) => Of<ExpFunction<Bounded>>(x);

    /// <summary>e^x − 1 without cancellation near 0, within 1.5 ulp; +∞ above 88.72, −1 below −17.4.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Expm1(Vector512<float> x) => Of<Expm1Function>(x);

    /// <inheritdoc cref="Expm1(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Expm1(Vector<float> x) => Expm1Function.Of<Vector<float>, SimdT>(x);

    /// <inheritdoc cref="Expm1(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Expm1(float x) => Expm1Function.Of<float, SimdScalar>(x);

    /// <summary>The natural logarithm, denormals included, within 0.9 ulp; log 0 = −∞, log of a negative number is NaN.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x) => Of<LogFunction<Any>>(x);

    /// <inheritdoc cref="Log(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> x) => LogFunction<Any>.Of<Vector<float>, SimdT>(x);

    /// <inheritdoc cref="Log(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => LogFunction<Any>.Of<float, SimdScalar>(x);

    /// <summary>The logarithm of a positive number that is not denormal, such as a sum with a term of 1: the same bits in fewer operations.</summary>
    /// <param name="x">At least 1.18e-38, or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LogOfNormal(Vector512<float> x) => Of<LogFunction<Bounded>>(x);

    /// <summary>log(1 + x) without loss near 0, within 1.5 ulp (for |x| below 5e-38, within two denormal steps); −∞ at −1, NaN below.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log1p(Vector512<float> x) => Of<Log1pFunction>(x);

    /// <inheritdoc cref="Log1p(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log1p(Vector<float> x) => Log1pFunction.Of<Vector<float>, SimdT>(x);

    /// <inheritdoc cref="Log1p(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log1p(float x) => Log1pFunction.Of<float, SimdScalar>(x);

    /// <summary>tanh x, within 2.5 ulp; ±1 from ±9.02 on.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) => Of<TanhFunction>(x);

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x) => TanhFunction.Of<Vector<float>, SimdT>(x);

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => TanhFunction.Of<float, SimdScalar>(x);

    /// <summary>The error function 2/√π·∫₀ˣ exp(−t²) dt, within 3.2 ulp; ±1 from ±3.92 on.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x) => Of<ErfFunction>(x);

    /// <inheritdoc cref="Erf(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Erf(Vector<float> x) => ErfFunction.Of<Vector<float>, SimdT>(x);

    /// <inheritdoc cref="Erf(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x) => ErfFunction.Of<float, SimdScalar>(x);

    /// <summary>The square root, correctly rounded; NaN below 0.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sqrt(Vector512<float> x) => Simd512.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sqrt(Vector<float> x) => SimdT.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float x) => SimdScalar.Sqrt(x);

    /// <summary>−1, 0 or 1: 0 at 0.</summary>
    /// <param name="x">Any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sign(Vector512<float> x) => Sign<Vector512<float>, Simd512>(x);

    /// <inheritdoc cref="Sign(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sign(Vector<float> x) => Sign<Vector<float>, SimdT>(x);

    /// <inheritdoc cref="Sign(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sign(float x) => Sign<float, SimdScalar>(x);
}
