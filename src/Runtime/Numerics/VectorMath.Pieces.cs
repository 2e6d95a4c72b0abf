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
    // Where Vector<T> is narrower than the machine's 256 bits (DOTNET_MaxVectorTBitWidth), it is no way to compute with those: what .NET makes of Vector512 there is.
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
}
