using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Runtime;

/// <content>
/// Functions of 16 lanes on machines that have fewer: by the machine's own vectors. Operation by operation, as .NET does <see cref="Vector512{T}"/> there,
/// they are so much to inline that the compiler gives up in the middle of a kernel and calls what is left.
/// </content>
public static partial class VectorMath
{
    /// <summary>A function that is written once for every width.</summary>
    private interface IFunction
    {
        static abstract V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V>;
    }

    // Where Vector<T> was told to be narrower than the machine, .NET's halves of 16 lanes are longer than it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Of<TFunction>(Vector512<float> x)
        where TFunction : struct, IFunction =>
        Lanes.AreWide || (Vector<float>.Count < 8 && Vector256.IsHardwareAccelerated)
            ? TFunction.Of<Vector512<float>, Simd512>(x)
            : Vector512.Create(Of<TFunction>(x.GetLower()), Of<TFunction>(x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Of<TFunction>(Vector256<float> x)
        where TFunction : struct, IFunction =>
        Vector<float>.Count >= 8
            ? TFunction.Of<Vector<float>, SimdT>(x.AsVector()).AsVector256()
            : Vector256.Create(TFunction.Of<Vector<float>, SimdT>(x.GetLower().AsVector()).AsVector128(), TFunction.Of<Vector<float>, SimdT>(x.GetUpper().AsVector()).AsVector128());

    private readonly struct ExpOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V> => Exp<V, S>(x);
    }

    private readonly struct Expm1Of : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V> => Expm1<V, S>(x);
    }

    private readonly struct LogOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V> => Log<V, S>(x);
    }

    private readonly struct Log1pOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V> => Log1p<V, S>(x);
    }

    private readonly struct TanhOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V> => Tanh<V, S>(x);
    }

    private readonly struct ErfOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V, S>(V x)
            where V : struct
            where S : struct, ISimd<V> => Erf<V, S>(x);
    }
}
