using System;
using System.Linq;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>All that a network's future depends on, for comparing.</summary>
internal sealed record NetworkBits(uint[] Parameters, uint[] OptimizerState, uint[] HyperParameters, long Steps, int Seed)
{
    public static NetworkBits Of(INetwork network)
    {
        float[] parameters = new float[network.Description.ParameterCount];
        network.CopyParametersTo(parameters);
        INetworkState state = network.State!;
        return new(Bits(parameters), Bits(state.OptimizerState), Bits(state.HyperParameters), state.Steps, network.Seed);
    }

    public bool Equals(NetworkBits? other) =>
        other is not null && (Steps, Seed) == (other.Steps, other.Seed)
        && Parameters.SequenceEqual(other.Parameters) && OptimizerState.SequenceEqual(other.OptimizerState) && HyperParameters.SequenceEqual(other.HyperParameters);

    public override int GetHashCode() => HashCode.Combine(Steps, Seed, Parameters.Length);

    private static uint[] Bits(ReadOnlySpan<float> values)
    {
        uint[] bits = new uint[values.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = BitConverter.SingleToUInt32Bits(values[i]);
        }

        return bits;
    }
}
