using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Runtime;

/// <content>Square tiles, transposed in registers.</content>
public static partial class Lanes
{
    /// <summary>Transposes a tile of 16 × 16 floats: 64 shuffles. The two tiles must not overlap.</summary>
    /// <param name="source">The first element of the tile.</param>
    /// <param name="sourceStride">Floats from one of its rows to the next.</param>
    /// <param name="destination">The first element of the tile written.</param>
    /// <param name="destinationStride">Floats from one of its rows to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransposeTile512(ref float source, int sourceStride, ref float destination, int destinationStride)
    {
        if (!Avx512F.IsSupported)
        {
            TransposeOneByOne(ref source, sourceStride, ref destination, destinationStride, 16);
            return;
        }

        // Four rows at a time: column 4q + j of rows 4g … 4g + 3 comes to quarter q of the vector "g j".
        TransposeQuarters(ref source, sourceStride, 0, out Vector512<float> a0, out Vector512<float> a1, out Vector512<float> a2, out Vector512<float> a3);
        TransposeQuarters(ref source, sourceStride, 4, out Vector512<float> b0, out Vector512<float> b1, out Vector512<float> b2, out Vector512<float> b3);
        TransposeQuarters(ref source, sourceStride, 8, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3);
        TransposeQuarters(ref source, sourceStride, 12, out Vector512<float> d0, out Vector512<float> d1, out Vector512<float> d2, out Vector512<float> d3);

        // Then the quarters of four such vectors are rows j, 4 + j, 8 + j and 12 + j of the result.
        StoreQuarters(a0, b0, c0, d0, ref destination, destinationStride, 0);
        StoreQuarters(a1, b1, c1, d1, ref destination, destinationStride, 1);
        StoreQuarters(a2, b2, c2, d2, ref destination, destinationStride, 2);
        StoreQuarters(a3, b3, c3, d3, ref destination, destinationStride, 3);
    }

    /// <summary>Transposes a tile of as many rows and columns as the machine has lanes. The two tiles must not overlap.</summary>
    /// <inheritdoc cref="TransposeTile512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransposeTile(ref float source, int sourceStride, ref float destination, int destinationStride)
    {
        if (Vector<float>.Count == 8 && Avx.IsSupported)
        {
            TransposeHalves(ref source, sourceStride, 0, out Vector256<float> a0, out Vector256<float> a1, out Vector256<float> a2, out Vector256<float> a3);
            TransposeHalves(ref source, sourceStride, 4, out Vector256<float> b0, out Vector256<float> b1, out Vector256<float> b2, out Vector256<float> b3);
            StoreHalves(a0, b0, ref destination, destinationStride, 0);
            StoreHalves(a1, b1, ref destination, destinationStride, 1);
            StoreHalves(a2, b2, ref destination, destinationStride, 2);
            StoreHalves(a3, b3, ref destination, destinationStride, 3);
        }
        else if (Vector<float>.Count == 4 && (Sse.IsSupported || AdvSimd.Arm64.IsSupported))
        {
            Vector128<float> r0 = Vector128.LoadUnsafe(ref source);
            Vector128<float> r1 = Vector128.LoadUnsafe(ref source, (nuint)sourceStride);
            Vector128<float> r2 = Vector128.LoadUnsafe(ref source, (nuint)(2 * sourceStride));
            Vector128<float> r3 = Vector128.LoadUnsafe(ref source, (nuint)(3 * sourceStride));
            Vector128<float> low01 = InterleaveLow(r0, r1);
            Vector128<float> high01 = InterleaveHigh(r0, r1);
            Vector128<float> low23 = InterleaveLow(r2, r3);
            Vector128<float> high23 = InterleaveHigh(r2, r3);
            LowPairs(low01, low23).StoreUnsafe(ref destination);
            HighPairs(low01, low23).StoreUnsafe(ref destination, (nuint)destinationStride);
            LowPairs(high01, high23).StoreUnsafe(ref destination, (nuint)(2 * destinationStride));
            HighPairs(high01, high23).StoreUnsafe(ref destination, (nuint)(3 * destinationStride));
        }
        else
        {
            TransposeOneByOne(ref source, sourceStride, ref destination, destinationStride, Vector<float>.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeQuarters(
        ref float source, int stride, int row, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3)
    {
        Vector512<float> r0 = Vector512.LoadUnsafe(ref source, (nuint)(row * stride));
        Vector512<float> r1 = Vector512.LoadUnsafe(ref source, (nuint)((row + 1) * stride));
        Vector512<float> r2 = Vector512.LoadUnsafe(ref source, (nuint)((row + 2) * stride));
        Vector512<float> r3 = Vector512.LoadUnsafe(ref source, (nuint)((row + 3) * stride));
        Vector512<double> low01 = Avx512F.UnpackLow(r0, r1).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(r0, r1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(r2, r3).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(r2, r3).AsDouble();
        c0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        c1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        c2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        c3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreQuarters(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, ref float destination, int stride, int row)
    {
        Vector512<float> evenAb = Avx512F.Shuffle4x128(a, b, 0b10_00_10_00);
        Vector512<float> oddAb = Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);
        Vector512<float> evenCd = Avx512F.Shuffle4x128(c, d, 0b10_00_10_00);
        Vector512<float> oddCd = Avx512F.Shuffle4x128(c, d, 0b11_01_11_01);
        Avx512F.Shuffle4x128(evenAb, evenCd, 0b10_00_10_00).StoreUnsafe(ref destination, (nuint)(row * stride));
        Avx512F.Shuffle4x128(oddAb, oddCd, 0b10_00_10_00).StoreUnsafe(ref destination, (nuint)((row + 4) * stride));
        Avx512F.Shuffle4x128(evenAb, evenCd, 0b11_01_11_01).StoreUnsafe(ref destination, (nuint)((row + 8) * stride));
        Avx512F.Shuffle4x128(oddAb, oddCd, 0b11_01_11_01).StoreUnsafe(ref destination, (nuint)((row + 12) * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeHalves(
        ref float source, int stride, int row, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
    {
        Vector256<float> r0 = Vector256.LoadUnsafe(ref source, (nuint)(row * stride));
        Vector256<float> r1 = Vector256.LoadUnsafe(ref source, (nuint)((row + 1) * stride));
        Vector256<float> r2 = Vector256.LoadUnsafe(ref source, (nuint)((row + 2) * stride));
        Vector256<float> r3 = Vector256.LoadUnsafe(ref source, (nuint)((row + 3) * stride));
        Vector256<double> low01 = Avx.UnpackLow(r0, r1).AsDouble();
        Vector256<double> high01 = Avx.UnpackHigh(r0, r1).AsDouble();
        Vector256<double> low23 = Avx.UnpackLow(r2, r3).AsDouble();
        Vector256<double> high23 = Avx.UnpackHigh(r2, r3).AsDouble();
        c0 = Avx.UnpackLow(low01, low23).AsSingle();
        c1 = Avx.UnpackHigh(low01, low23).AsSingle();
        c2 = Avx.UnpackLow(high01, high23).AsSingle();
        c3 = Avx.UnpackHigh(high01, high23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalves(Vector256<float> a, Vector256<float> b, ref float destination, int stride, int row)
    {
        Avx.Permute2x128(a, b, 0x20).StoreUnsafe(ref destination, (nuint)(row * stride));
        Avx.Permute2x128(a, b, 0x31).StoreUnsafe(ref destination, (nuint)((row + 4) * stride));
    }

    /// <summary>a₀ b₀ a₁ b₁.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    /// <summary>a₂ b₂ a₃ b₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);

    private static void TransposeOneByOne(ref float source, int sourceStride, ref float destination, int destinationStride, int size)
    {
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                Unsafe.Add(ref destination, (column * destinationStride) + row) = Unsafe.Add(ref source, (row * sourceStride) + column);
            }
        }
    }
}
