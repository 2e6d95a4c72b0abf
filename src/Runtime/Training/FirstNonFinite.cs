using System;
using System.Collections.Generic;

namespace Unrolled.Runtime;

/// <summary>Finds where a network's numbers stop being finite. Takes time and memory, and leaves other parameters behind: for runs that have failed.</summary>
internal static class FirstNonFinite
{
    /// <summary>The first layer with a parameter or an output that is not finite; null if all are.</summary>
    /// <param name="network">The network, whose parameters will be lost.</param>
    /// <param name="inputs">Whole rows.</param>
    public static string? Layer(INetwork network, ReadOnlySpan<float> inputs)
    {
        NetworkDescription description = network.Description;
        float[] parameters = new float[description.ParameterCount];
        float[] outputs = new float[inputs.Length / description.Inputs * description.Outputs];
        network.CopyParametersTo(parameters);
        int end = 0;
        IReadOnlyList<TensorDescription> tensors = description.Tensors;
        for (int t = 0; t < tensors.Count; t++)
        {
            int start = end;
            end += tensors[t].Count;
            string layer = LayerOf(tensors[t]);
            if (!IsFinite(parameters.AsSpan(start, tensors[t].Count)))
            {
                return layer;
            }

            if (t + 1 < tensors.Count && LayerOf(tensors[t + 1]) == layer)
            {
                continue;
            }

            // With zeros behind it, a layer's values reach the outputs as 0, and where they are not finite as NaN: that is what 0·∞ is, and every activation passes it on.
            float[] upToHere = [.. parameters];
            upToHere.AsSpan(end).Clear();
            network.CopyParametersFrom(upToHere);
            network.Predict(inputs, outputs);
            if (!IsFinite(outputs))
            {
                return layer;
            }
        }

        return null;
    }

    private static string LayerOf(TensorDescription tensor) => tensor.Name[..tensor.Name.LastIndexOf('.')];

    private static bool IsFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
