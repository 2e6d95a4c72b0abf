using System;
using System.ComponentModel;
using System.Globalization;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>A weight matrix, or its gradient, seen as the logical matrix (inputs × outputs) whatever its storage.</summary>
/// <remarks>A view, not a copy: it reads and writes the network itself. Not synchronised: do not write while another thread uses the network.</remarks>
public readonly struct MatrixView
{
    private readonly AlignedBlock? _block;
    private readonly int _offset;
    private readonly TensorDescription? _tensor;

    /// <summary>Makes a view.</summary>
    /// <param name="block">The memory of the network.</param>
    /// <param name="offset">The first float of the region (parameters or gradients) in it.</param>
    /// <param name="tensor">The tensor.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MatrixView(AlignedBlock block, int offset, TensorDescription tensor)
    {
        _block = block;
        _offset = offset;
        _tensor = tensor;
    }

    /// <summary>Rows of the logical matrix.</summary>
    public int Inputs => Tensor.Inputs;

    /// <summary>Columns of the logical matrix.</summary>
    public int Outputs => Tensor.Outputs;

    internal string Name => Tensor.Name;

    private TensorDescription Tensor => _tensor ?? throw Unbound.Error();

    private Span<float> Region => (_block ?? throw Unbound.Error()).Span(_offset, Tensor.End);

    /// <summary>One weight: how strongly an input acts on an output.</summary>
    /// <param name="input">0 to <see cref="Inputs"/> − 1.</param>
    /// <param name="output">0 to <see cref="Outputs"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight.</exception>
    /// <remarks>Returned by reference, so that it can be assigned through a view that is not a variable.</remarks>
    public ref float this[int input, int output] => ref Region[Tensor.IndexOf(input, output)];

    /// <summary>Copies the matrix out, row-major.</summary>
    /// <param name="destination">Exactly inputs × outputs floats.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        Tensor.CopyTo(Region, destination);
    }

    /// <summary>Replaces the matrix.</summary>
    /// <param name="source">Exactly inputs × outputs floats, row-major.</param>
    /// <exception cref="ArgumentException">It has another length; nothing was written.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        Tensor.CopyFrom(source, Region);
    }

    /// <summary>The matrix as a new array, row-major.</summary>
    public float[] ToArray()
    {
        float[] array = new float[Tensor.Count];
        Tensor.CopyTo(Region, array);
        return array;
    }

    private void CheckLength(int length, string argument)
    {
        if (length != Tensor.Count)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{argument} has {length:N0} values; {Name} is {Inputs:N0} × {Outputs:N0}: pass exactly {Tensor.Count:N0}."),
                argument);
        }
    }
}
