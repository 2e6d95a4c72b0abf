using System;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>Orders drawn from counter-based random numbers.</summary>
internal static class Permutation
{
    /// <summary>Writes 0, 1, … in an order that is a function of the key, every order about as likely as any other (Fisher and Yates).</summary>
    public static void Fill(Span<int> order, ulong key)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        for (int last = order.Length - 1; last > 0; last--)
        {
            int other = Below((uint)last + 1, key, (uint)last);
            (order[last], order[other]) = (order[other], order[last]);
        }
    }

    /// <summary>A number from 0 to below the limit. Of 64 random bits: no number is likelier than another by more than limit·2⁻⁶⁴.</summary>
    private static int Below(uint limit, ulong key, uint element)
    {
        ulong bits = ((ulong)CounterRandom.Bits(key, 2 * element) << 32) | CounterRandom.Bits(key, (2 * element) + 1);
        return (int)Math.BigMul(bits, limit, out _);
    }
}
