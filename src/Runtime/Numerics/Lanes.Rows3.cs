using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unrolled.Runtime;

/// <content>
/// Rows of three columns: five side by side, three lanes each, on a machine whose shuffles cross all of 16 lanes; elsewhere four, a quarter each. Both give the
/// same bits: a row's sum is (c₀ + c₂) + c₁, the tree of a quarter whose last lane is zero, and rows are added one after the other. A sixteenth
/// lane is neither summed nor stored.
/// </content>
public static partial class Lanes
{
    /// <summary>Rows of three columns that a vector takes.</summary>
    public static int RowsOf3
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.IsSupported ? 5 : 4;
    }

    /// <summary>Rows of a buffer of 3 columns; zeros where there is none.</summary>
    /// <param name="panel">The buffer, a panel of 16 columns.</param>
    /// <param name="row">The first of <see cref="RowsOf3"/>.</param>
    /// <param name="rows">The rows of the buffer, more than <paramref name="row"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Rows3(ref float panel, int row, int rows)
    {
        if (!Avx512F.IsSupported)
        {
            return Rows4(ref panel, row, rows);
        }

        if (row + 5 > rows)
        {
            return Avx512F.PermuteVar16x32x2(Rows4(ref panel, row, rows), Vector512.Create(0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 16, 16, 16), Vector512<float>.Zero);
        }

        ref float first = ref Unsafe.Add(ref panel, row * 16);
        Vector256<float> low = Vector128.LoadUnsafe(ref first).ToVector256Unsafe().WithUpper(Vector128.LoadUnsafe(ref first, 16));
        Vector256<float> high = Vector128.LoadUnsafe(ref first, 32).ToVector256Unsafe().WithUpper(Vector128.LoadUnsafe(ref first, 48));
        return Avx512F.PermuteVar16x32x2(
            low.ToVector512Unsafe().WithUpper(high),
            Vector512.Create(0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 17, 18, 19),
            Vector128.LoadUnsafe(ref first, 64).ToVector256Unsafe().ToVector512Unsafe());
    }

    /// <summary>Stores what <see cref="Rows3"/> loads, with zeros behind the three columns; rows that are not there are left out.</summary>
    /// <param name="v">The rows.</param>
    /// <param name="panel">The buffer, a panel of 16 columns.</param>
    /// <param name="row">The first of <see cref="RowsOf3"/>.</param>
    /// <param name="rows">The rows of the buffer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRows3(Vector512<float> v, ref float panel, int row, int rows)
    {
        if (!Avx512F.IsSupported)
        {
            StoreRows4(v, ref panel, row, rows);
            return;
        }

        if (row + 5 > rows)
        {
            StoreRows4(First4(3) & Avx512F.PermuteVar16x32(v, Vector512.Create(0, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 11, 11)), ref panel, row, rows);
            return;
        }

        ref float first = ref Unsafe.Add(ref panel, row * 16);
        Vector512<float> columns = First(3);
        (columns & v).StoreUnsafe(ref first);
        (columns & From(v, 3)).StoreUnsafe(ref first, 16);
        (columns & From(v, 6)).StoreUnsafe(ref first, 32);
        (columns & From(v, 9)).StoreUnsafe(ref first, 48);
        (columns & From(v, 12)).StoreUnsafe(ref first, 64);
    }

    /// <summary>The scale of each row in its lanes; 0 where there is no row, so that it adds nothing to a loss.</summary>
    /// <param name="scale">A value for each row.</param>
    /// <param name="row">The first of <see cref="RowsOf3"/>.</param>
    /// <param name="rows">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scales3(ref float scale, int row, int rows)
    {
        if (!Avx512F.IsSupported)
        {
            return Scales4(ref scale, row, rows);
        }

        if (row + 5 > rows)
        {
            return Avx512F.PermuteVar16x32x2(Scales4(ref scale, row, rows), Vector512.Create(0, 0, 0, 4, 4, 4, 8, 8, 8, 12, 12, 12, 16, 16, 16, 16), Vector512<float>.Zero);
        }

        ref float first = ref Unsafe.Add(ref scale, row);
        return Avx512F.PermuteVar16x32x2(
            Vector128.LoadUnsafe(ref first).ToVector256Unsafe().ToVector512Unsafe(),
            Vector512.Create(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 16, 16, 16, 16),
            Vector512.CreateScalarUnsafe(Unsafe.Add(ref first, 4)));
    }

    /// <summary>The first three of four values for each of five rows, on a machine of 512-bit vectors; the fourth in the sixteenth lane.</summary>
    /// <param name="row">The four values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Repeat3(ref float row) =>
        Avx512F.PermuteVar16x32(Vector128.LoadUnsafe(ref row).ToVector256Unsafe().ToVector512Unsafe(), Vector512.Create(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 3));

    /// <summary>The sum of each row, in each of its lanes.</summary>
    /// <param name="v">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RowSum3(Vector512<float> v) =>
        Avx512F.IsSupported ? Column3(v, 0) + Column3(v, 2) + Column3(v, 1) : RowSum4(v);

    /// <summary>The largest of each row, in each of its lanes. If there is a NaN, the result may be NaN or not: sums that follow carry it.</summary>
    /// <param name="v">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RowMax3(Vector512<float> v) => Avx512F.IsSupported
        ? Vector512.MaxNative(Vector512.MaxNative(Column3(v, 0), Column3(v, 2)), Column3(v, 1))
        : RowMax4(Vector512.ConditionalSelect(First4(3), v, Vector512.Create(float.NegativeInfinity)));

    /// <summary>The rows with zeros in the fourth lane of each, where they have one.</summary>
    /// <param name="v">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Columns3(Vector512<float> v) => Avx512F.IsSupported ? v : First4(3) & v;

    /// <summary>Adds rows to a sum of rows, one after the other.</summary>
    /// <param name="sum">The sum, in the first three lanes.</param>
    /// <param name="v">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AddRows3(Vector128<float> sum, Vector512<float> v)
    {
        sum += v.GetLower().GetLower();
        return Avx512F.IsSupported
            ? sum + From(v, 3).GetLower().GetLower() + From(v, 6).GetLower().GetLower() + From(v, 9).GetLower().GetLower() + From(v, 12).GetLower().GetLower()
            : sum + v.GetLower().GetUpper() + v.GetUpper().GetLower() + v.GetUpper().GetUpper();
    }

    /// <summary>The sum of the first three lanes, in the order of <see cref="RowSum3"/>.</summary>
    /// <param name="v">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum3(Vector128<float> v) => v.GetElement(0) + v.GetElement(2) + v.GetElement(1);

    /// <summary>One column of each row, in each of its lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Column3(Vector512<float> v, int column) =>
        Avx512F.PermuteVar16x32(v, Vector512.Create(0, 0, 0, 3, 3, 3, 6, 6, 6, 9, 9, 9, 12, 12, 12, 12) + Vector512.Create(column));

    /// <summary>Lane i takes lane i + first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> From(Vector512<float> v, [ConstantExpected] byte first) => Avx512F.AlignRight32(v.AsInt32(), v.AsInt32(), first).AsSingle();
}
