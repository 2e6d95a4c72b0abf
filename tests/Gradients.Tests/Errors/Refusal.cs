using System;
using Unrolled.Gradients.Tests.Harness;
using Xunit;

namespace Unrolled.Gradients.Tests.Errors;

/// <summary>A call that must fail, say why, and leave the network exactly as it was.</summary>
internal static class Refusal
{
    /// <summary>Asserts the exception, that its message has the network's name and each of the fragments, and that no bit of the network changed.</summary>
    public static void Require<TException>(INetwork network, Action call, params string[] fragments)
        where TException : Exception
    {
        NetworkHandle handle = new(network);
        float[] before = State(handle);
        TException error = Assert.Throws<TException>(call);
        Assert.Contains(handle.Description.Name, error.Message, StringComparison.Ordinal);
        Assert.All(fragments, fragment => Assert.Contains(fragment, error.Message, StringComparison.Ordinal));
        Assert.True(Tensors.SameBits(before, State(handle)), $"The failed call changed the network: {error.Message}");
    }

    /// <summary>Parameters, optimiser state, steps and hyper-parameters.</summary>
    private static float[] State(NetworkHandle handle)
    {
        float[] state = handle.CopyParameters();
        return handle.HasOptimizer
            ? [.. state, .. handle.RawParameters, .. handle.RawOptimizerState, handle.Steps, handle.LearningRate]
            : state;
    }
}
