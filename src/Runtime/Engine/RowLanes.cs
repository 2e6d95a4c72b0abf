using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>
/// Moves between panels of 16 columns, where element (row, column) is at (column / 16 · rows + row) · 16 + column % 16, and row lanes, where it is at
/// (row / 16 · pad + column) · 16 + row % 16: 16 rows side by side in the lanes of a vector, pad the width rounded up to 16.
/// </summary>
/// <remarks>Both are made of 16 × 16 blocks that lie in one piece, each the transpose of the other; only the last rows of a number that 16 does not divide go one by one.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowLanes
{
    /// <summary>Some rows and columns of panels of <paramref name="stride"/> rows, padding included, into row lanes. The lanes past the last row become zero.</summary>
    /// <param name="panels">The first row of the first column, both multiples of 16.</param>
    /// <param name="lanes">The row lanes, of these columns alone.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="stride">The rows of the panels.</param>
    /// <param name="width">How many columns.</param>
    [MethodImpl(Jit.Kernel)]
    public static void FromPanels(ref float panels, ref float lanes, int rows, int stride, int width)
    {
        int groups = (width + 15) >> 4;
        int last = rows & ~15;
        for (int r = 0; r < last; r += 16)
        {
            for (int g = 0; g < groups; g++)
            {
                Transpose(ref Panels.At(ref panels, stride, r, g * 16), ref At(ref lanes, groups, r, g));
            }
        }

        for (int g = 0; g < groups && last < rows; g++)
        {
            ref float block = ref At(ref lanes, groups, last, g);
            ref float from = ref Panels.At(ref panels, stride, last, g * 16);
            for (int i = 0; i < 256; i++)
            {
                int row = i & 15;
                Unsafe.Add(ref block, i) = last + row < rows ? Unsafe.Add(ref from, (row * 16) + (i >> 4)) : 0f;
            }
        }
    }

    /// <summary>Row lanes into panels, padding included.</summary>
    public static void ToPanels(ref float lanes, ref float panels, int rows, int width) => ToPanels(ref lanes, ref panels, rows, rows, width);

    /// <summary>The same for some rows of panels of <paramref name="stride"/> rows, the first a multiple of 16.</summary>
    [MethodImpl(Jit.Kernel)]
    public static void ToPanels(ref float lanes, ref float panels, int rows, int stride, int width)
    {
        int groups = (width + 15) >> 4;
        int last = rows & ~15;
        for (int r = 0; r < last; r += 16)
        {
            for (int g = 0; g < groups; g++)
            {
                Transpose(ref At(ref lanes, groups, r, g), ref Panels.At(ref panels, stride, r, g * 16));
            }
        }

        for (int g = 0; g < groups && last < rows; g++)
        {
            ref float block = ref At(ref lanes, groups, last, g);
            ref float to = ref Panels.At(ref panels, stride, last, g * 16);
            for (int i = 0; i < (rows - last) * 16; i++)
            {
                Unsafe.Add(ref to, i) = Unsafe.Add(ref block, ((i & 15) * 16) + (i >> 4));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float At(ref float lanes, int groups, int row, int group) =>
        ref Unsafe.Add(ref lanes, (((nint)(row >> 4) * groups) + group) * 256);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref float source, ref float destination)
    {
        if (Lanes.AreWide)
        {
            Lanes.TransposeTile512(ref source, 16, ref destination, 16);
            return;
        }

        for (int row = 0; row < 16; row += Vector<float>.Count)
        {
            for (int column = 0; column < 16; column += Vector<float>.Count)
            {
                Lanes.TransposeTile(ref Unsafe.Add(ref source, (row * 16) + column), 16, ref Unsafe.Add(ref destination, (column * 16) + row), 16);
            }
        }
    }
}
