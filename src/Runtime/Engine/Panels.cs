using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Runtime;

/// <summary>Moves between the caller's row-major spans and panels of 16 columns, where element (row, column) is at (column / 16 · rows + row) · 16 + column % 16.</summary>
/// <remarks>Nothing outside rows × width values of the row-major side is read or written.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Panels
{
    /// <summary>Rows into panels; padding becomes zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pack(ref float rowMajor, ref float panels, int rows, int width) => Pack(ref rowMajor, ref panels, rows, rows, width);

    /// <summary>Some rows into panels of <paramref name="stride"/> rows.</summary>
    [MethodImpl(Jit.Kernel)]
    public static void Pack(ref float rowMajor, ref float panels, int rows, int stride, int width)
    {
        // Eight rows at a time, so that what is written to a panel lies in one piece.
        int whole = width & ~15;
        for (int first = 0; first < rows; first += 8)
        {
            int end = Math.Min(first + 8, rows);
            for (int c = 0; c < whole; c += 16)
            {
                for (int r = first; r < end; r++)
                {
                    Vector512.LoadUnsafe(ref Unsafe.Add(ref rowMajor, ((nint)r * width) + c)).StoreUnsafe(ref At(ref panels, stride, r, c));
                }
            }

            for (int r = first; r < end && whole < width; r++)
            {
                ref float last = ref At(ref panels, stride, r, whole);
                Vector512<float>.Zero.StoreUnsafe(ref last);
                for (int c = whole; c < width; c++)
                {
                    Unsafe.Add(ref last, c - whole) = Unsafe.Add(ref rowMajor, ((nint)r * width) + c);
                }
            }
        }
    }

    /// <summary>Whatever the padding holds becomes zero.</summary>
    /// <param name="panels">The panels.</param>
    /// <param name="rows">Their rows.</param>
    /// <param name="width">Columns that are no padding. No multiple of 16, which has none: what lies behind the panels would be cleared.</param>
    [MethodImpl(Jit.Kernel)]
    public static void ClearPadding(ref float panels, int rows, int width)
    {
        Debug.Assert((width & 15) != 0, "There is no padding.");
        ref float last = ref At(ref panels, rows, 0, width & ~15);
        for (int r = 0; r < rows; r++)
        {
            ref float row = ref Unsafe.Add(ref last, (nint)r * 16);
            Lanes.KeepFirst(Vector512.LoadUnsafe(ref row), width & 15).StoreUnsafe(ref row);
        }
    }

    /// <summary>Panels into rows.</summary>
    [MethodImpl(Jit.Kernel)]
    public static void Unpack(ref float panels, ref float rowMajor, int rows, int width)
    {
        int whole = width & ~15;
        for (int r = 0; r < rows; r++)
        {
            ref float row = ref Unsafe.Add(ref rowMajor, (nint)r * width);
            for (int c = 0; c < whole; c += 16)
            {
                Vector512.LoadUnsafe(ref At(ref panels, rows, r, c)).StoreUnsafe(ref Unsafe.Add(ref row, c));
            }

            ref float last = ref At(ref panels, rows, r, whole);
            for (int c = whole; c < width; c++)
            {
                Unsafe.Add(ref row, c) = Unsafe.Add(ref last, c - whole);
            }
        }
    }

    /// <summary><see cref="Unpack"/> of one row, whose columns lie side by side, in the caller's code: where the width is known there, few instructions are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void UnpackRow(ref float panels, ref float row, int width)
    {
        int whole = width & ~15;
        for (int c = 0; c < whole; c += 16)
        {
            Vector512.LoadUnsafe(ref panels, (nuint)c).StoreUnsafe(ref row, (nuint)c);
        }

        for (int c = whole; c < width; c++)
        {
            Unsafe.Add(ref row, c) = Unsafe.Add(ref panels, c);
        }
    }

    /// <summary>The class a row of logits stands for: of several the largest, the lowest index on a tie; of one 1 above zero, else 0.</summary>
    public static int Class(ref float logits, int rows, int row, int width)
    {
        if (width == 1)
        {
            return At(ref logits, rows, row, 0) > 0f ? 1 : 0;
        }

        int best = 0;
        for (int c = 1; c < width; c++)
        {
            best = At(ref logits, rows, row, c) > At(ref logits, rows, row, best) ? c : best;
        }

        return best;
    }

    /// <summary>The place of one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float At(ref float panels, int rows, int row, int column) =>
        ref Unsafe.Add(ref panels, ((((nint)(column >> 4) * rows) + row) * 16) + (column & 15));
}
