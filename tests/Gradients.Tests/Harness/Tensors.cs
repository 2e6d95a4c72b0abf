using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Unrolled.Gradients.Tests.Reference;

namespace Unrolled.Gradients.Tests.Harness;

/// <summary>Reads views and raw storage as matrices of doubles.</summary>
internal static class Tensors
{
    public static Matrix Of(MatrixView view) => Matrix.Of(view.Inputs, view.Outputs, (i, o) => view[i, o]);

    public static Matrix Of(VectorView view) => Matrix.Of(1, view.Length, (_, o) => view[o]);

    /// <summary>One tensor of a storage span that is laid out as the parameters are.</summary>
    public static Matrix Of(ReadOnlySpan<float> storage, TensorDescription tensor)
    {
        Matrix result = new(tensor.Inputs, tensor.Outputs);
        for (int i = 0; i < tensor.Inputs; i++)
        {
            for (int o = 0; o < tensor.Outputs; o++)
            {
                result[i, o] = storage[tensor.IndexOf(i, o)];
            }
        }

        return result;
    }

    /// <summary>All parameters of a storage span in logical order.</summary>
    public static IEnumerable<Matrix> All(float[] storage, NetworkDescription description)
    {
        return description.Tensors.Select(tensor => Of(storage, tensor));
    }

    /// <summary>The storage floats that no logical index addresses: padding, which must stay zero.</summary>
    public static IReadOnlyList<int> Padding(NetworkDescription description)
    {
        bool[] used = new bool[description.StorageLength];
        foreach (TensorDescription tensor in description.Tensors)
        {
            for (int i = 0; i < tensor.Inputs; i++)
            {
                for (int o = 0; o < tensor.Outputs; o++)
                {
                    int index = tensor.IndexOf(i, o);
                    used[index] = used[index] ? throw new InvalidOperationException($"Two parameters share float {index}, one of {tensor.Name}.") : true;
                }
            }
        }

        return [.. Enumerable.Range(0, used.Length).Where(index => !used[index])];
    }

    /// <summary>Whether two spans hold the same bits.</summary>
    public static bool SameBits(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));
}
