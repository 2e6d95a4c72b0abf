using System;
using System.ComponentModel;
using System.Globalization;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>A bias, or its gradient: one value per output.</summary>
/// <remarks>A view, not a copy: it reads and writes the network itself. Not synchronised: do not write while another thread uses the network.</remarks>
public readonly struct VectorView
{
    private readonly AlignedBlock? _block;
    private readonly int _offset;
    private readonly TensorDescription? _tensor;

    /// <summary>Makes a view.</summary>
    /// <param name="block">The memory of the network.</param>
    /// <param name="offset">The first float of the region (parameters or gradients) in it.</param>
    /// <param name="tensor">The tensor, with 1 input.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public VectorView(AlignedBlock block, int offset, TensorDescription tensor)
    {
        _block = block;
        _offset = offset;
        _tensor = tensor;
    }

    /// <summary>The number of outputs.</summary>
    public int Length => Tensor.Outputs;

    internal bool Exists => _block is not null;

    private TensorDescription Tensor => _tensor ?? throw Unbound.Error();

    private Span<float> Region => (_block ?? throw Unbound.Error()).Span(_offset, Tensor.End);

    /// <summary>The value of one output.</summary>
    /// <param name="output">0 to <see cref="Length"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    /// <remarks>Returned by reference, so that it can be assigned through a view that is not a variable.</remarks>
    public ref float this[int output] => ref Region[IndexOf(output)];

    /// <summary>Copies the values out.</summary>
    /// <param name="destination">Exactly <see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        Tensor.CopyTo(Region, destination);
    }

    /// <summary>Replaces the values.</summary>
    /// <param name="source">Exactly <see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException">It has another length; nothing was written.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        Tensor.CopyFrom(source, Region);
    }

    /// <summary>The values as a new array.</summary>
    public float[] ToArray()
    {
        float[] array = new float[Length];
        Tensor.CopyTo(Region, array);
        return array;
    }

    private int IndexOf(int output)
    {
        if ((uint)output >= (uint)Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(output), string.Create(CultureInfo.InvariantCulture, $"{Tensor.Name} has {Length:N0} outputs; there is no [{output:N0}]."));
        }

        return Tensor.IndexOf(0, output);
    }

    private void CheckLength(int length, string argument)
    {
        if (length != Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{argument} has {length:N0} values; {Tensor.Name} has {Length:N0}: pass exactly as many."), argument);
        }
    }
}
