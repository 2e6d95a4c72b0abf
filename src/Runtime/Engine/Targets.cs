using System.Runtime.CompilerServices;

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

        // A row alone is a panel of one row.
        for (int r = 0; r < rows; r++)
        {
            Panels.Pack(ref Unsafe.Add(ref rowMajor, (nint)r * width), ref Unsafe.Add(ref copy, (nint)r * ((width + 15) & ~15)), 1, width);
        }

        return ref copy;
    }
}
