using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Runtime;

/// <summary>Labels, as <see cref="int"/> or <see cref="byte"/>: checked, and made one-hot rows so that one loss kernel serves labels and soft targets with the same bits.</summary>
internal static class Labels
{
    private static ReadOnlySpan<float> One => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Checks that there is a label for each row, each from 0 up to below <paramref name="classes"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<TLabel>(ReadOnlySpan<TLabel> labels, int rows, int classes, string network)
        where TLabel : unmanaged
    {
        Guard.LabelCount(labels.Length, rows, classes, network);
        for (int r = 0; r < labels.Length; r++)
        {
            Guard.Label(r, Value(labels[r]), classes, network);
        }
    }

    /// <summary>Δ[r, k] = 1 where k is the label of row r, else 0, row by row, each padded to a multiple of 16; for one output the label itself. Each label is checked before it is used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OneHot<TLabel>(ReadOnlySpan<TLabel> labels, ref float targets, int width, int classes, string network)
        where TLabel : unmanaged
    {
        int rows = labels.Length;
        if (width is > 1 and <= 16)
        {
            // A row is a window on zeros, a one and zeros, copied whole: vector loads would wait for narrower stores.
            ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(One), 15);
            ref float row = ref targets;
            for (int r = 0; r < rows; r++)
            {
                int label = Value(labels[r]);
                Guard.Label(r, label, classes, network);
                Vector512.LoadUnsafe(ref Unsafe.Subtract(ref first, label)).StoreUnsafe(ref row);
                row = ref Unsafe.Add(ref row, 16);
            }

            return;
        }

        int padded = (width + 15) & ~15;
        for (int i = 0; i < rows * padded; i += Vector<float>.Count)
        {
            Vector<float>.Zero.StoreUnsafe(ref Unsafe.Add(ref targets, i));
        }

        for (int r = 0; r < rows; r++)
        {
            int label = Value(labels[r]);
            Guard.Label(r, label, classes, network);
            (int place, float value) = width == 1 ? (0, label) : (label, 1f);
            Unsafe.Add(ref targets, (r * padded) + place) = value;
        }
    }

    /// <summary>How much checked labels count in a mean: the sum of their classes' weights or, of a network without those, their number.</summary>
    public static double Mass<TLabel>(ReadOnlySpan<TLabel> labels, NetworkDescription network)
        where TLabel : unmanaged
    {
        ReadOnlySpan<float> weights = network.Weights;
        if (weights.IsEmpty)
        {
            return labels.Length;
        }

        double mass = 0;
        foreach (TLabel label in labels)
        {
            mass += weights[Value(label)];
        }

        return mass;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Value<TLabel>(TLabel label)
        where TLabel : unmanaged => typeof(TLabel) == typeof(byte) ? Unsafe.As<TLabel, byte>(ref label) : Unsafe.As<TLabel, int>(ref label);
}
