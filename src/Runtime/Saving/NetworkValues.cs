using System;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>The numbers of a network, apart from it and in logical order: what is saved, and what is loaded before anything changes.</summary>
internal sealed class NetworkValues
{
    private NetworkValues(NetworkDescription network, int stateVariables, float[]? best)
    {
        Best = best;
        Groups = [.. Enumerable.Range(0, stateVariables + 1).Select(_ => new float[network.ParameterCount])];
    }

    /// <summary>The parameters, then the optimiser's state variables; 0 in the place of what a frozen tensor has not.</summary>
    public float[][] Groups { get; }

    /// <summary>The parameters of the best epoch; null without them.</summary>
    public float[]? Best { get; }

    /// <summary>The state variables of a network's optimiser.</summary>
    public static int StateVariables(INetwork network) => network.State?.StateVariables ?? 0;

    /// <summary>Room for the numbers of a network.</summary>
    public static NetworkValues For(INetwork network, bool withState, bool withBest) =>
        new(network.Description, withState ? StateVariables(network) : 0, withBest ? new float[network.Description.ParameterCount] : null);

    /// <summary>The numbers that a network has now, and those of its best epoch.</summary>
    public static NetworkValues Of(INetwork network, bool withState, float[]? best)
    {
        NetworkValues values = new(network.Description, withState ? StateVariables(network) : 0, best);
        network.CopyParametersTo(values.Groups[0]);
        for (int variable = 1; variable < values.Groups.Length; variable++)
        {
            ReadOnlySpan<float> region = Region(network, variable);
            Span<float> logical = values.Groups[variable];
            foreach (TensorDescription tensor in network.Description.Tensors)
            {
                if (!tensor.IsFrozen)
                {
                    tensor.CopyTo(region, logical[..tensor.Count]);
                }

                logical = logical[tensor.Count..];
            }
        }

        return values;
    }

    /// <summary>The values that a slot is a part of; null where they are not wanted.</summary>
    public float[]? Group(int group) => group == TensorSlot.Best ? Best : group < Groups.Length ? Groups[group] : null;

    /// <summary>Gives the network its parameters back if it does not pass a test with these.</summary>
    /// <returns>Whether it passed and has these parameters.</returns>
    public bool TryApplyParameters(INetwork network, Predicate<INetwork> test)
    {
        float[] before = new float[network.Description.ParameterCount];
        network.CopyParametersTo(before);
        bool passed = false;
        try
        {
            network.CopyParametersFrom(Groups[0]);
            passed = test(network);
        }
        finally
        {
            if (!passed)
            {
                network.CopyParametersFrom(before);
            }
        }

        return passed;
    }

    /// <summary>Gives the network the optimiser's state.</summary>
    public void ApplyState(INetwork network)
    {
        for (int variable = 1; variable < Groups.Length; variable++)
        {
            Span<float> region = Region(network, variable);
            ReadOnlySpan<float> logical = Groups[variable];
            foreach (TensorDescription tensor in network.Description.Tensors)
            {
                if (!tensor.IsFrozen)
                {
                    tensor.CopyFrom(logical[..tensor.Count], region);
                }

                logical = logical[tensor.Count..];
            }
        }
    }

    /// <summary>Where a network has a state variable, from 1, laid out as its parameters that are trained.</summary>
    private static Span<float> Region(INetwork network, int variable)
    {
        INetworkState state = network.State!;
        int length = state.OptimizerState.Length / state.StateVariables;
        return state.OptimizerState.Slice((variable - 1) * length, length);
    }
}
