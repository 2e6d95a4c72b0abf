using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Runtime;

/// <summary>Sums and maxima across lanes, in one order at every vector width; and the transposition of tiles.</summary>
/// <remarks>
/// The order is a tree over 16 virtual lanes, high half first: lane i takes lane i ⊕ 8, then i ⊕ 4, i ⊕ 2 and i ⊕ 1. Narrower machines do the first
/// steps as vertical additions of whole vectors. Since addition is commutative, every lane of the tree gets the same bits. Thread-safe.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes
{
    /// <summary>Whether this machine has registers of 16 lanes, so that kernels of that width are the fast ones; a constant when the code is compiled.</summary>
    /// <remarks>
    /// <see cref="Vector512.IsHardwareAccelerated"/> says no on Skylake-X, Cascade Lake and Cooper Lake, which have them: wide instructions lower their clock, and .NET's own code is better off with 256 bits. Matrix products are not.
    /// In native code compiled ahead it is what the code was compiled for.
    /// </remarks>
    public static bool AreWide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated
            || (Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512CD.IsSupported && Avx512DQ.IsSupported);
    }

    private static Vector512<float> Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f, 11f, 12f, 13f, 14f, 15f);
    }

    /// <summary>A mask of the first lanes: all bits set below <paramref name="count"/>, none from there on.</summary>
    /// <param name="count">0 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(int count) => Vector512.LessThan(Indices, Vector512.Create((float)count));

    /// <summary>The first lanes, and 0 in the others, whatever they hold.</summary>
    /// <param name="v">The lanes.</param>
    /// <param name="count">How many are kept, 0 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> KeepFirst(Vector512<float> v, int count) => First(count) & v;

    /// <summary>The quotients of the first four lanes; the others hold anything. Processors divide four lanes in about half of the time of sixteen.</summary>
    /// <param name="a">The dividends.</param>
    /// <param name="b">The divisors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide4(Vector512<float> a, Vector512<float> b) =>
        (a.GetLower().GetLower() / b.GetLower().GetLower()).ToVector256Unsafe().ToVector512Unsafe();

    /// <summary>The tree sum of 16 lanes.</summary>
    /// <param name="v">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> v) => Sum(v.GetLower() + v.GetUpper());

    /// <summary>The rest of the tree sum, for 16 virtual lanes already folded to the machine's lanes by vertical additions.</summary>
    /// <param name="v">The folded lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector<float> v)
    {
        if (Vector<float>.Count == 4)
        {
            return Sum(v.AsVector128());
        }

        return Vector<float>.Count == 8 ? Sum(v.AsVector256()) : Sum(v.AsVector512());
    }

    /// <summary>The largest of 16 lanes. If there is a NaN, the result may be NaN or not: sums that follow carry it.</summary>
    /// <param name="v">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector512<float> v) => Max(Vector256.MaxNative(v.GetLower(), v.GetUpper()));

    /// <summary>The largest of the machine's lanes. If there is a NaN, the result may be NaN or not: sums that follow carry it.</summary>
    /// <param name="v">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector<float> v)
    {
        if (Vector<float>.Count == 4)
        {
            return Max(v.AsVector128());
        }

        return Vector<float>.Count == 8 ? Max(v.AsVector256()) : Max(v.AsVector512());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(Vector256<float> v) => Sum(v.GetLower() + v.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(Vector128<float> v)
    {
        v += Vector128.Shuffle(v, Vector128.Create(2, 3, 0, 1));
        v += Vector128.Shuffle(v, Vector128.Create(1, 0, 3, 2));
        return v.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Max(Vector256<float> v) => Max(Vector128.MaxNative(v.GetLower(), v.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Max(Vector128<float> v)
    {
        v = Vector128.MaxNative(v, Vector128.Shuffle(v, Vector128.Create(2, 3, 0, 1)));
        v = Vector128.MaxNative(v, Vector128.Shuffle(v, Vector128.Create(1, 0, 3, 2)));
        return v.ToScalar();
    }
}
