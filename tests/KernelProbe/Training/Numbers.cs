using Unrolled.Runtime;

namespace Unrolled.KernelProbe.Training;

/// <summary>Seeded data, the same bits in every process.</summary>
internal static class Numbers
{
    /// <summary>Numbers in [−1, 1).</summary>
    public static float[] Signed(int seed, long step, int count) => Fill(seed, step, count, 2f, -1f);

    /// <summary>Numbers in [0, 1).</summary>
    public static float[] Fractions(int seed, long step, int count) => Fill(seed, step, count, 1f, 0f);

    /// <summary>Labels from 0 up to below <paramref name="classes"/>.</summary>
    public static int[] Labels(int seed, long step, int count, int classes)
    {
        ulong key = CounterRandom.Key(seed, step, 1);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = (int)(CounterRandom.Uniform(key, (uint)i) * classes);
        }

        return labels;
    }

    private static float[] Fill(int seed, long step, int count, float factor, float offset)
    {
        ulong key = CounterRandom.Key(seed, step, 0);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (CounterRandom.Uniform(key, (uint)i) * factor) + offset;
        }

        return values;
    }
}
