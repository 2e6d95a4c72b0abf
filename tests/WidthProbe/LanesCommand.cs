using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using Unrolled.Runtime;

namespace Unrolled.WidthProbe;

/// <summary>Sums and maxima over 16 virtual lanes, one at a time and many at once, as kernels of each width do them.</summary>
internal static class LanesCommand
{
    public static ulong Run()
    {
        Hash hash = default;
        float[] values = new float[256];
        float[] results = new float[100];
        for (uint round = 0; round < 2000; round++)
        {
            ulong key = CounterRandom.Key(5, round, 0);
            for (uint i = 0; i < values.Length; i++)
            {
                // Magnitudes from 2⁻⁸ to 2⁸, so that the order of additions shows in the last bits.
                float size = MathF.ScaleB(1f, (int)(i % 17) - 8);
                values[i] = (CounterRandom.Uniform(key, i) - 0.5f) * size;
            }

            Reduce(values, results);
            hash.Add(results);
        }

        return hash.Value;
    }

    /// <summary>16 sums and 16 maxima one at a time, 16 sums at once, 4 sums at once, and those of rows in all their lanes.</summary>
    private static void Reduce(float[] values, float[] results)
    {
        for (int v = 0; v < 16; v++)
        {
            results[v] = Program.Lanes == 16 ? Lanes.Sum(Wide(values, v)) : Lanes.Sum(Folded(values, v));
            results[16 + v] = Program.Lanes == 16 ? Lanes.Max(Wide(values, v)) : Lanes.Max(FoldedMax(values, v));
        }

        Span<float> many = stackalloc float[16];
        if (Program.Lanes == 16)
        {
            Lanes.Sums16(
                Wide(values, 0), Wide(values, 1), Wide(values, 2), Wide(values, 3), Wide(values, 4), Wide(values, 5), Wide(values, 6), Wide(values, 7),
                Wide(values, 8), Wide(values, 9), Wide(values, 10), Wide(values, 11), Wide(values, 12), Wide(values, 13), Wide(values, 14), Wide(values, 15))
                .StoreUnsafe(ref many[0]);
            Lanes.Sums4(Wide(values, 0), Wide(values, 1), Wide(values, 2), Wide(values, 3)).GetLower().GetLower().StoreUnsafe(ref results[32]);
        }
        else
        {
            for (int v = 0; v < 16; v += Vector<float>.Count)
            {
                Narrow(values, v).StoreUnsafe(ref many[v]);
            }

            Lanes.Sums4(Folded(values, 0), Folded(values, 1), Folded(values, 2), Folded(values, 3)).AsVector128().StoreUnsafe(ref results[32]);
        }

        for (int v = 0; v < 16; v++)
        {
            results[v] += many[v];
        }

        Lanes.RowSum4(Wide(values, 0)).StoreUnsafe(ref results[36]);
        Lanes.RowMax4(Wide(values, 1)).StoreUnsafe(ref results[52]);
        Lanes.RowSum16(Wide(values, 2)).StoreUnsafe(ref results[68]);
        Lanes.RowMax16(Wide(values, 3)).StoreUnsafe(ref results[84]);
    }

    private static Vector<float> Narrow(float[] values, int v) => Vector<float>.Count == 8
        ? Lanes.Sums8(
            Folded(values, v), Folded(values, v + 1), Folded(values, v + 2), Folded(values, v + 3),
            Folded(values, v + 4), Folded(values, v + 5), Folded(values, v + 6), Folded(values, v + 7))
        : Lanes.Sums4(Folded(values, v), Folded(values, v + 1), Folded(values, v + 2), Folded(values, v + 3));

    private static Vector512<float> Wide(float[] values, int v) => Vector512.LoadUnsafe(ref values[v * 16]);

    /// <summary>16 virtual lanes folded by vertical additions, high half first.</summary>
    private static Vector<float> Folded(float[] values, int v) => Vector<float>.Count == 8
        ? Part(values, v, 0) + Part(values, v, 8)
        : (Part(values, v, 0) + Part(values, v, 8)) + (Part(values, v, 4) + Part(values, v, 12));

    private static Vector<float> FoldedMax(float[] values, int v)
    {
        Vector<float> max = Part(values, v, 0);
        for (int lane = Vector<float>.Count; lane < 16; lane += Vector<float>.Count)
        {
            max = Vector.MaxNative(max, Part(values, v, lane));
        }

        return max;
    }

    private static Vector<float> Part(float[] values, int v, int lane) => Vector.LoadUnsafe(ref values[(v * 16) + lane]);
}
