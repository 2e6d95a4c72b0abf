using System;
using System.ComponentModel;
using System.Globalization;
using System.IO;
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

    /// <summary>Draws each output's weights as an image over its inputs, in an SVG picture for light and dark pages: what the first layer of a network for images looks for.</summary>
    /// <remarks>Positive weights are orange, negative ones blue, full from the 99th percentile of their sizes on; what is not finite is purple. The network is only read.</remarks>
    /// <param name="writer">Where to.</param>
    /// <param name="width">Inputs across an image.</param>
    /// <param name="height">Inputs down an image; input i is at column i mod width of row i div width, and width × height is <see cref="Inputs"/>.</param>
    /// <exception cref="ArgumentException">The images have more or fewer inputs.</exception>
    public void WriteSvg(TextWriter writer, int width, int height)
    {
        if (width < 1 || height < 1 || (long)width * height != Inputs)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"An image of {width:N0} × {height:N0} has {(long)width * height:N0} inputs; {Name} has {Inputs:N0}: pass a width and a height that make {Inputs:N0}."));
        }

        WeightPicture.Draw(Name, ToArray(), width, height).WriteTo(writer);
    }

    /// <summary>Draws each output's weights as an image in a file, in UTF-8: see <see cref="WriteSvg"/>. A file that is there is replaced, at once and whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Inputs across an image.</param>
    /// <param name="height">Inputs down an image; width × height is <see cref="Inputs"/>.</param>
    /// <exception cref="ArgumentException">The images have more or fewer inputs.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public void SaveSvg(string path, int width, int height)
    {
        MatrixView view = this;
        AtomicFile.WriteText(path, writer => view.WriteSvg(writer, width, height));
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
