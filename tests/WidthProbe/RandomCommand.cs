using System.Numerics;
using Unrolled.Runtime;

namespace Unrolled.WidthProbe;

/// <summary>Dropout masks of several keys and rates.</summary>
internal static class RandomCommand
{
    public static ulong Run()
    {
        Hash hash = default;
        float[] mask = new float[4096];
        for (int layer = 0; layer < 50; layer++)
        {
            ulong key = CounterRandom.Key(-7, 1L << layer, layer);
            uint threshold = (uint)layer * 300_000u;
            for (uint i = 0; i < mask.Length; i += (uint)Vector<float>.Count)
            {
                // The counter passes from 2³² − 1 to 0 in the middle.
                CounterRandom.Keep(key, i - 2048, threshold, 1.25f).StoreUnsafe(ref mask[i]);
            }

            hash.Add(mask);
        }

        return hash.Value;
    }
}
