using System;

namespace Unrolled.Peers;

/// <summary>The numbers that every contender, in every language, starts from; workload.hpp has the same formulas.</summary>
internal static class Numbers
{
    /// <summary>Mini-batches, used in turn.</summary>
    public const int Batches = 8;

    /// <summary>A number in [0, 1) for each stream and index: the finaliser of MurmurHash3, its upper 24 bits.</summary>
    public static float Uniform(uint stream, uint index)
    {
        uint x = unchecked((stream * 0x9E3779B9) + index);
        x = unchecked((x ^ (x >> 16)) * 0x85EBCA6B);
        x = unchecked((x ^ (x >> 13)) * 0xC2B2AE35);
        x ^= x >> 16;
        return (x >> 8) / 16777216f;
    }

    /// <summary>W (inputs × outputs, row-major) and b of each layer: the logical order of generated classes.</summary>
    public static float[] Parameters(Workload workload)
    {
        float[] parameters = new float[workload.ParameterCount];
        int next = 0;
        for (int l = 0; l < workload.Layers; l++)
        {
            float limit = (float)Math.Sqrt(6.0 / workload.Widths[l]);
            for (uint i = 0; i < workload.Widths[l] * workload.Widths[l + 1]; i++)
            {
                parameters[next++] = ((2 * Uniform((uint)(100 + l), i)) - 1) * limit;
            }

            for (uint o = 0; o < workload.Widths[l + 1]; o++)
            {
                parameters[next++] = ((2 * Uniform((uint)(200 + l), o)) - 1) * 0.1f;
            }
        }

        return parameters;
    }

    /// <summary>The rows of a mini-batch.</summary>
    public static float[] Inputs(Workload workload, int batch)
    {
        float[] inputs = new float[workload.Rows * workload.Inputs];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = Uniform(300, (uint)((batch * inputs.Length) + i));
        }

        return inputs;
    }

    /// <summary>The label of each row of a mini-batch.</summary>
    public static int[] Labels(Workload workload, int batch)
    {
        int[] labels = new int[workload.Rows];
        for (int row = 0; row < labels.Length; row++)
        {
            labels[row] = (int)(Uniform(400, (uint)((batch * workload.Rows) + row)) * workload.Outputs);
        }

        return labels;
    }
}
