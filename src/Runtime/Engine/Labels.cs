using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>Labels, as <see cref="int"/> or <see cref="byte"/>: checked, and made one-hot rows so that one loss kernel serves labels and soft targets with the same bits.</summary>
internal static class Labels
{
    /// <summary>Checks that there is a label for each row, each from 0 up to below <paramref name="classes"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<TLabel>(ReadOnlySpan<TLabel> labels, int rows, int classes, string network)
        where TLabel : unmanaged
    {
        if (typeof(TLabel) == typeof(byte))
        {
            Guard.Labels(System.Runtime.InteropServices.MemoryMarshal.Cast<TLabel, byte>(labels), rows, classes, network);
        }
        else
        {
            Guard.Labels(System.Runtime.InteropServices.MemoryMarshal.Cast<TLabel, int>(labels), rows, classes, network);
        }
    }

    /// <summary>Δ[r, k] = 1 where k is the label of row r, else 0, row by row, each padded to a multiple of 16; for one output the label itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OneHot<TLabel>(ReadOnlySpan<TLabel> labels, ref float targets, int width)
        where TLabel : unmanaged
    {
        int rows = labels.Length;
        int padded = (width + 15) & ~15;
        for (int i = 0; i < rows * padded; i += Vector<float>.Count)
        {
            Vector<float>.Zero.StoreUnsafe(ref Unsafe.Add(ref targets, i));
        }

        for (int r = 0; r < rows; r++)
        {
            TLabel given = labels[r];
            int label = typeof(TLabel) == typeof(byte) ? Unsafe.As<TLabel, byte>(ref given) : Unsafe.As<TLabel, int>(ref given);
            (int place, float value) = width == 1 ? (0, label) : (label, 1f);
            Unsafe.Add(ref targets, (r * padded) + place) = value;
        }
    }
}
