using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Runtime;

/// <content>
/// Many sums at once. Two vectors share each step: their low parts are brought together in one vector and their high parts in another, and one addition does
/// the step for both; so 16 sums take 30 shuffles and 15 additions. Which vectors are paired decides only where a sum ends up.
/// </content>
public static partial class Lanes
{
    /// <summary>Sixteen tree sums: lane i is the sum of the i-th vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sums16(
        Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3,
        Vector512<float> v4, Vector512<float> v5, Vector512<float> v6, Vector512<float> v7,
        Vector512<float> v8, Vector512<float> v9, Vector512<float> v10, Vector512<float> v11,
        Vector512<float> v12, Vector512<float> v13, Vector512<float> v14, Vector512<float> v15)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                Vector256.Create(FourSums(v0, v1, v2, v3), FourSums(v4, v5, v6, v7)),
                Vector256.Create(FourSums(v8, v9, v10, v11), FourSums(v12, v13, v14, v15)));
        }

        // i ⊕ 8, then i ⊕ 4: quarter q of v0 is then a partial sum of the vector 4q, and so on.
        v0 = FoldQuarters(FoldHalves(v0, v4), FoldHalves(v8, v12));
        v1 = FoldQuarters(FoldHalves(v1, v5), FoldHalves(v9, v13));
        v2 = FoldQuarters(FoldHalves(v2, v6), FoldHalves(v10, v14));
        v3 = FoldQuarters(FoldHalves(v3, v7), FoldHalves(v11, v15));

        // i ⊕ 2, then i ⊕ 1, inside the quarters.
        v0 = FoldPairs(v0, v1);
        v2 = FoldPairs(v2, v3);
        return FoldNeighbours(v0, v2);
    }

    /// <summary>Four tree sums: lanes 0 to 3 are the sums of the four vectors, the others 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sums4(Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3)
    {
        if (!Avx512F.IsSupported)
        {
            return FourSums(v0, v1, v2, v3).ToVector256().ToVector512();
        }

        Vector512<float> v = FoldQuarters(FoldHalves(v0, v1), FoldHalves(v2, v3));
        v += Avx512F.Permute4x32(v, 0b01_00_11_10);
        v += Avx512F.Permute4x32(v, 0b10_11_00_01);
        Vector512<int> firstOfQuarters = Vector512.Create(0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return KeepFirst(Avx512F.PermuteVar16x32(v, firstOfQuarters), 4);
    }

    /// <summary>Four tree sums on a machine without 512-bit vectors: halves, then quarters, then pairs and neighbours of four vectors together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FourSums(Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3) =>
        FoldNeighbours(FoldPairs(Quarter(v0), Quarter(v1)), FoldPairs(Quarter(v2), Quarter(v3)));

    /// <summary>Steps i ⊕ 8 and i ⊕ 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quarter(Vector512<float> v)
    {
        Vector256<float> half = v.GetLower() + v.GetUpper();
        return half.GetLower() + half.GetUpper();
    }

    /// <summary>Eight sums on a machine of 8 lanes: lane i is the sum of the i-th vector, whose 16 virtual lanes are already folded to 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sums8(
        Vector<float> v0, Vector<float> v1, Vector<float> v2, Vector<float> v3, Vector<float> v4, Vector<float> v5, Vector<float> v6, Vector<float> v7)
    {
        if (!Avx.IsSupported || Vector<float>.Count != 8)
        {
            return Vector256.Create(Sum(v0), Sum(v1), Sum(v2), Sum(v3), Sum(v4), Sum(v5), Sum(v6), Sum(v7)).AsVector();
        }

        Vector256<float> low = FoldPairs(FoldHalves(v0.AsVector256(), v4.AsVector256()), FoldHalves(v1.AsVector256(), v5.AsVector256()));
        Vector256<float> high = FoldPairs(FoldHalves(v2.AsVector256(), v6.AsVector256()), FoldHalves(v3.AsVector256(), v7.AsVector256()));
        return FoldNeighbours(low, high).AsVector();
    }

    /// <summary>Four sums on a machine of 4 or 8 lanes: lanes 0 to 3 are the sums of the four vectors, whose 16 virtual lanes are already folded; the others 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sums4(Vector<float> v0, Vector<float> v1, Vector<float> v2, Vector<float> v3)
    {
        if (Vector<float>.Count == 4)
        {
            Vector128<float> low = FoldPairs(v0.AsVector128(), v1.AsVector128());
            Vector128<float> high = FoldPairs(v2.AsVector128(), v3.AsVector128());
            return FoldNeighbours(low, high).AsVector();
        }

        if (!Avx.IsSupported || Vector<float>.Count != 8)
        {
            return Sums4(v0.AsVector512(), v1.AsVector512(), v2.AsVector512(), v3.AsVector512()).AsVector();
        }

        Vector256<float> v = FoldPairs(FoldHalves(v0.AsVector256(), v2.AsVector256()), FoldHalves(v1.AsVector256(), v3.AsVector256()));
        return FoldNeighbours(v.GetLower(), v.GetUpper()).ToVector256().AsVector();
    }

    /// <summary>Step i ⊕ 8: a's half sum below, b's above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FoldHalves(Vector512<float> a, Vector512<float> b) =>
        Avx512F.Shuffle4x128(a, b, 0b01_00_01_00) + Avx512F.Shuffle4x128(a, b, 0b11_10_11_10);

    /// <summary>Step i ⊕ 4, for two halves each in a and b: a quarter for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FoldQuarters(Vector512<float> a, Vector512<float> b) =>
        Avx512F.Shuffle4x128(a, b, 0b10_00_10_00) + Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);

    /// <summary>Step i ⊕ 2 in each quarter: a's pair below, b's above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FoldPairs(Vector512<float> a, Vector512<float> b) =>
        Avx512F.Shuffle(a, b, 0b01_00_01_00) + Avx512F.Shuffle(a, b, 0b11_10_11_10);

    /// <summary>Step i ⊕ 1 in each quarter: two lanes of a, then two of b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FoldNeighbours(Vector512<float> a, Vector512<float> b) =>
        Avx512F.Shuffle(a, b, 0b10_00_10_00) + Avx512F.Shuffle(a, b, 0b11_01_11_01);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FoldHalves(Vector256<float> a, Vector256<float> b) =>
        Avx.Permute2x128(a, b, 0x20) + Avx.Permute2x128(a, b, 0x31);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FoldPairs(Vector256<float> a, Vector256<float> b) =>
        Avx.Shuffle(a, b, 0b01_00_01_00) + Avx.Shuffle(a, b, 0b11_10_11_10);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FoldNeighbours(Vector256<float> a, Vector256<float> b) =>
        Avx.Shuffle(a, b, 0b10_00_10_00) + Avx.Shuffle(a, b, 0b11_01_11_01);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FoldPairs(Vector128<float> a, Vector128<float> b) => LowPairs(a, b) + HighPairs(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FoldNeighbours(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
        {
            return Sse.Shuffle(a, b, 0b10_00_10_00) + Sse.Shuffle(a, b, 0b11_01_11_01);
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.UnzipEven(a, b) + AdvSimd.Arm64.UnzipOdd(a, b);
        }

        return Vector128.Create(a[0], a[2], b[0], b[2]) + Vector128.Create(a[1], a[3], b[1], b[3]);
    }

    /// <summary>a₀ a₁ b₀ b₁.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LowPairs(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
        {
            return Sse.MoveLowToHigh(a, b);
        }

        return AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.ZipLow(a.AsUInt64(), b.AsUInt64()).AsSingle()
            : Vector128.Create(a[0], a[1], b[0], b[1]);
    }

    /// <summary>a₂ a₃ b₂ b₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> HighPairs(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
        {
            return Sse.MoveHighToLow(b, a);
        }

        return AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.ZipHigh(a.AsUInt64(), b.AsUInt64()).AsSingle()
            : Vector128.Create(a[2], a[3], b[2], b[3]);
    }
}
