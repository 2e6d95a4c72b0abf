using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Runtime;

/// <summary>Soft targets as the loss kernels read them: row by row, each row a multiple of 16 floats.</summary>
internal static class Targets
{
    /// <summary>The caller's rows where they lie if 16 divides their width, else a copy with padding.</summary>
    /// <param name="rowMajor">The caller's rows.</param>
    /// <param name="copy">Room for rows of <paramref name="width"/> rounded up to 16; its padding becomes zero.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="width">Values of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Of(ref float rowMajor, ref float copy, int rows, int width)
    {
        if (width % 16 == 0)
        {
            return ref rowMajor;
        }

        Copy(ref rowMajor, ref copy, rows, width);
        return ref copy;
    }

    /// <summary>A copy of the caller's rows with padding.</summary>
    /// <inheritdoc cref="Of"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref float rowMajor, ref float copy, int rows, int width)
    {
        if (width <= 4)
        {
            for (int r = 0; r < rows; r++)
            {
                Padded(ref Unsafe.Add(ref rowMajor, (nint)r * width), width).StoreUnsafe(ref Unsafe.Add(ref copy, (nint)r * 16));
            }

            return;
        }

        // A row alone is a panel of one row.
        for (int r = 0; r < rows; r++)
        {
            Panels.Pack(ref Unsafe.Add(ref rowMajor, (nint)r * width), ref Unsafe.Add(ref copy, (nint)r * ((width + 15) & ~15)), 1, width);
        }
    }

    /// <summary>A row of up to four values and zeros, stored at once: vector loads would wait for narrower stores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Padded(ref float row, int width) => Vector128.Create(
        row,
        width > 1 ? Unsafe.Add(ref row, 1) : 0f,
        width > 2 ? Unsafe.Add(ref row, 2) : 0f,
        width > 3 ? Unsafe.Add(ref row, 3) : 0f).ToVector256().ToVector512();
}
