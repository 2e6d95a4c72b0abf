using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unrolled.Runtime;

/// <summary>Random numbers without state: each is a pure function of (seed, step, layer, element), the same bits at every vector width.</summary>
/// <remarks>
/// A key is mixed from seed, step and layer; an element is mixed twice with the halves of the key. So any element can be drawn
/// in any order, on any thread, and again. Good for dropout and initial values, not for secrets. Thread-safe.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CounterRandom
{
    /// <summary>The distance between neighbouring values of <see cref="Uniform"/>: 2⁻²⁴.</summary>
    public const float Resolution = 1f / 16777216f;

    // Odd multipliers found by search: flipping any input bit flips each output bit with probability ½ ± 0.0013 (root mean square).
    private const uint FirstMultiplier = 0x4B2B1B61;
    private const uint SecondMultiplier = 0xDE3572C1;

    /// <summary>The key of one stream of elements.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="step">The training step, from 0; below 0 for what is not a step.</param>
    /// <param name="layer">The layer or tensor.</param>
    public static ulong Key(int seed, long step, int layer)
    {
        // One word at a time through a mixing of the whole: equal keys need equal words.
        uint low = Mix((uint)seed ^ 0x9E3779B9u);
        uint high = Mix(low + (uint)layer);
        low = Mix(high ^ (uint)step) + low;
        high = Mix(low ^ (uint)(step >> 32)) + high;
        low = Mix(high + low);
        return ((ulong)high << 32) | low;
    }

    /// <summary>One number, uniform in [0, 1), a multiple of 2⁻²⁴.</summary>
    /// <param name="key">The stream.</param>
    /// <param name="element">The element in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Uniform(ulong key, uint element) => (Bits(key, element) >> 8) * Resolution;

    /// <summary>One number, uniform over all of 32 bits: the one that <see cref="Uniform"/> is made from.</summary>
    /// <param name="key">The stream.</param>
    /// <param name="element">The element in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(ulong key, uint element) => Mix(Mix(element ^ (uint)key) + (uint)(key >> 32));

    /// <summary>
    /// A dropout mask for as many elements as the machine has lanes: lane i is <paramref name="kept"/> when <see cref="Uniform"/> of element first + i
    /// is at least threshold·2⁻²⁴, else 0.
    /// </summary>
    /// <param name="key">The stream.</param>
    /// <param name="firstElement">The element of lane 0.</param>
    /// <param name="threshold">The dropout rate times 2²⁴, 0 to 2²⁴.</param>
    /// <param name="kept">The factor of what is kept.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Keep(ulong key, uint firstElement, uint threshold, float kept)
    {
        Vector<uint> x = Vector<uint>.Indices + new Vector<uint>(firstElement);
        x = Mix(x ^ new Vector<uint>((uint)key));
        x = Mix(x + new Vector<uint>((uint)(key >> 32))) >> 8;

        // Compared and selected as signed integers: 24 bits fit, and unsigned comparison is missing before AVX-512.
        Vector<int> keep = Vector.GreaterThanOrEqual(x.As<uint, int>(), new Vector<int>((int)threshold));
        return Vector.ConditionalSelect(keep, new Vector<float>(kept).As<float, int>(), Vector<int>.Zero).As<int, float>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 17)) * FirstMultiplier;
        x = (x ^ (x >> 15)) * SecondMultiplier;
        return x ^ (x >> 14);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Mix(Vector<uint> x)
    {
        x = (x ^ (x >> 17)) * new Vector<uint>(FirstMultiplier);
        x = (x ^ (x >> 15)) * new Vector<uint>(SecondMultiplier);
        return x ^ (x >> 14);
    }
}
