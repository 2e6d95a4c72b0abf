using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Runtime;

/// <content>
/// Rows in the lanes: one row of up to 16 columns, or four rows of up to 4 columns side by side. Sums and maxima are those of each row, in every lane of it, by the
/// tree of the class: of a row of four lanes its last two steps, since the twelve lanes left out would add zeros.
/// </content>
public static partial class Lanes
{
    /// <summary>Four rows of a buffer of at most 4 columns: lanes 4i to 4i + 3 are row + i, or zero where there is none: what is computed from zeros is finite, so it can be left out of a sum by a factor of 0.</summary>
    /// <param name="panel">The buffer, a panel of 16 columns.</param>
    /// <param name="row">The first of the four.</param>
    /// <param name="rows">The rows of the buffer, more than <paramref name="row"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Rows4(ref float panel, int row, int rows)
    {
        ref float first = ref Unsafe.Add(ref panel, row * 16);
        Vector128<float> second = row + 1 < rows ? Vector128.LoadUnsafe(ref first, 16) : Vector128<float>.Zero;
        Vector128<float> third = row + 2 < rows ? Vector128.LoadUnsafe(ref first, 32) : Vector128<float>.Zero;
        Vector128<float> fourth = row + 3 < rows ? Vector128.LoadUnsafe(ref first, 48) : Vector128<float>.Zero;
        return Vector512.Create(Vector256.Create(Vector128.LoadUnsafe(ref first), second), Vector256.Create(third, fourth));
    }

    /// <summary>Stores what <see cref="Rows4"/> loads, with zeros behind the four columns; rows that are not there are left out.</summary>
    /// <param name="v">The rows.</param>
    /// <param name="panel">The buffer, a panel of 16 columns.</param>
    /// <param name="row">The first of the four.</param>
    /// <param name="rows">The rows of the buffer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRows4(Vector512<float> v, ref float panel, int row, int rows)
    {
        ref float first = ref Unsafe.Add(ref panel, row * 16);
        Padded(v.GetLower().GetLower()).StoreUnsafe(ref first);
        if (row + 1 < rows)
        {
            Padded(v.GetLower().GetUpper()).StoreUnsafe(ref first, 16);
        }

        if (row + 2 < rows)
        {
            Padded(v.GetUpper().GetLower()).StoreUnsafe(ref first, 32);
        }

        if (row + 3 < rows)
        {
            Padded(v.GetUpper().GetUpper()).StoreUnsafe(ref first, 48);
        }
    }

    /// <summary>The scale of each of four rows in its four lanes; 0 where there is no row, so that it adds nothing to a loss.</summary>
    /// <param name="scale">A value for each row.</param>
    /// <param name="row">The first of the four.</param>
    /// <param name="rows">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scales4(ref float scale, int row, int rows)
    {
        ref float first = ref Unsafe.Add(ref scale, row);
        Vector128<float> second = row + 1 < rows ? Vector128.Create(Unsafe.Add(ref first, 1)) : Vector128<float>.Zero;
        Vector128<float> third = row + 2 < rows ? Vector128.Create(Unsafe.Add(ref first, 2)) : Vector128<float>.Zero;
        Vector128<float> fourth = row + 3 < rows ? Vector128.Create(Unsafe.Add(ref first, 3)) : Vector128<float>.Zero;
        return Vector512.Create(Vector256.Create(Vector128.Create(first), second), Vector256.Create(third, fourth));
    }

    /// <summary>Four values for each of four rows.</summary>
    /// <param name="row">The four values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Repeat4(ref float row)
    {
        Vector128<float> values = Vector128.LoadUnsafe(ref row);
        Vector256<float> twice = Vector256.Create(values, values);
        return Vector512.Create(twice, twice);
    }

    /// <summary>One lane in all lanes.</summary>
    /// <param name="v">The lanes.</param>
    /// <param name="lane">0 to 15, a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast(Vector512<float> v, int lane)
    {
        Vector256<float> half = lane < 8 ? v.GetLower() : v.GetUpper();
        Vector128<float> quarter = (lane & 4) == 0 ? half.GetLower() : half.GetUpper();
        return Vector512.Create(quarter.GetElement(lane & 3));
    }

    /// <summary>Two values in turn, in all lanes: one load for both.</summary>
    /// <param name="source">The first of two values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Repeat2(ref float source) =>
        Vector512.Create(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref source))).AsSingle();

    /// <summary>The first of two values in turn, in all lanes.</summary>
    /// <param name="v">The values, as <see cref="Repeat2"/> puts them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FirstOf2(Vector512<float> v) => Avx512F.IsSupported ? Avx512F.DuplicateEvenIndexed(v) : Vector512.Create(v.GetElement(0));

    /// <summary>The second of two values in turn, in all lanes.</summary>
    /// <param name="v">The values, as <see cref="Repeat2"/> puts them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SecondOf2(Vector512<float> v) => Avx512F.IsSupported ? Avx512F.DuplicateOddIndexed(v) : Vector512.Create(v.GetElement(1));

    /// <summary>Stores the first lanes and touches nothing behind them.</summary>
    /// <param name="v">The lanes.</param>
    /// <param name="destination">The place of lane 0.</param>
    /// <param name="count">0 to 16, a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector512<float> v, ref float destination, int count)
    {
        if (count == 16)
        {
            v.StoreUnsafe(ref destination);
            return;
        }

        Vector256<float> half = v.GetLower();
        if ((count & 8) != 0)
        {
            half.StoreUnsafe(ref destination);
            half = v.GetUpper();
        }

        Vector128<float> quarter = half.GetLower();
        if ((count & 4) != 0)
        {
            quarter.StoreUnsafe(ref destination, (nuint)(count & 8));
            quarter = half.GetUpper();
        }

        ref float last = ref Unsafe.Add(ref destination, count & 12);
        if ((count & 3) > 0)
        {
            last = quarter.GetElement(0);
        }

        if ((count & 3) > 1)
        {
            Unsafe.Add(ref last, 1) = quarter.GetElement(1);
        }

        if ((count & 3) > 2)
        {
            Unsafe.Add(ref last, 2) = quarter.GetElement(2);
        }
    }

    /// <summary>A mask of the first lanes of each four: all bits set below <paramref name="count"/>, none from there on.</summary>
    /// <param name="count">0 to 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First4(int count) =>
        Vector512.LessThan(Vector512.Create(0f, 1f, 2f, 3f, 0f, 1f, 2f, 3f, 0f, 1f, 2f, 3f, 0f, 1f, 2f, 3f), Vector512.Create((float)count));

    /// <summary>The sum of each four lanes, in each of them.</summary>
    /// <param name="v">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RowSum4(Vector512<float> v)
    {
        v += SwapPairs(v);
        return v + SwapNeighbours(v);
    }

    /// <summary>The largest of each four lanes, in each of them. If there is a NaN, the result may be NaN or not: sums that follow carry it.</summary>
    /// <param name="v">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RowMax4(Vector512<float> v)
    {
        v = Vector512.MaxNative(v, SwapPairs(v));
        return Vector512.MaxNative(v, SwapNeighbours(v));
    }

    /// <summary>The tree sum of 16 lanes, in each of them.</summary>
    /// <param name="v">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RowSum16(Vector512<float> v)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(Sum(v));
        }

        v += Avx512F.Shuffle4x128(v, v, 0b01_00_11_10);
        v += Avx512F.Shuffle4x128(v, v, 0b10_11_00_01);
        return RowSum4(v);
    }

    /// <summary>The largest of 16 lanes, in each of them. If there is a NaN, the result may be NaN or not: sums that follow carry it.</summary>
    /// <param name="v">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RowMax16(Vector512<float> v)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(Max(v));
        }

        v = Vector512.MaxNative(v, Avx512F.Shuffle4x128(v, v, 0b01_00_11_10));
        v = Vector512.MaxNative(v, Avx512F.Shuffle4x128(v, v, 0b10_11_00_01));
        return RowMax4(v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Padded(Vector128<float> row) => row.ToVector256().ToVector512();

    /// <summary>Lane i takes lane i ⊕ 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SwapPairs(Vector512<float> v)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Permute4x32(v, 0b01_00_11_10);
        }

        return Vector512.Create(SwapPairs(v.GetLower()), SwapPairs(v.GetUpper()));
    }

    /// <summary>Lane i takes lane i ⊕ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SwapNeighbours(Vector512<float> v)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Permute4x32(v, 0b10_11_00_01);
        }

        return Vector512.Create(SwapNeighbours(v.GetLower()), SwapNeighbours(v.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SwapPairs(Vector256<float> v) => Avx.IsSupported
        ? Avx.Permute(v, 0b01_00_11_10)
        : Vector256.Create(Vector128.Shuffle(v.GetLower(), Vector128.Create(2, 3, 0, 1)), Vector128.Shuffle(v.GetUpper(), Vector128.Create(2, 3, 0, 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SwapNeighbours(Vector256<float> v) => Avx.IsSupported
        ? Avx.Permute(v, 0b10_11_00_01)
        : Vector256.Create(Vector128.Shuffle(v.GetLower(), Vector128.Create(1, 0, 3, 2)), Vector128.Shuffle(v.GetUpper(), Vector128.Create(1, 0, 3, 2)));
}
