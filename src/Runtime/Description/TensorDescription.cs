using System;
using System.Globalization;

namespace Unrolled;

/// <summary>One parameter tensor of a network: a weight matrix (inputs × outputs) or a bias (1 × outputs), and where it is stored.</summary>
/// <remarks>Immutable, so thread-safe.</remarks>
public sealed class TensorDescription
{
    /// <summary>States a tensor.</summary>
    /// <param name="name">Layer and role: <c>Dense1.Weights</c>, <c>Dense1.Bias</c>.</param>
    /// <param name="inputs">Rows of the logical matrix; 1 for a bias.</param>
    /// <param name="outputs">Columns of the logical matrix.</param>
    /// <param name="offset">Its first float in the parameter region.</param>
    /// <param name="layout">How it lies there.</param>
    /// <param name="transposed">Whether the stored matrix is the transpose: its rows are outputs.</param>
    /// <param name="limit">It is initialised from U(−limit, limit); 0 for zeros.</param>
    /// <param name="frozen">Whether training leaves it as it is.</param>
    /// <exception cref="ArgumentException">Layout and shape disagree.</exception>
    public TensorDescription(string name, int inputs, int outputs, int offset, PanelLayout layout, bool transposed, float limit, bool frozen = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if ((layout.Rows, layout.Columns) != (transposed ? (outputs, inputs) : (inputs, outputs)))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{name}: a layout of {layout.Rows:N0} × {layout.Columns:N0} cannot hold {inputs:N0} inputs × {outputs:N0} outputs."),
                nameof(layout));
        }

        Name = name;
        Inputs = inputs;
        Outputs = outputs;
        Offset = offset;
        Layout = layout;
        IsTransposed = transposed;
        Limit = limit;
        IsFrozen = frozen;
    }

    /// <summary>Layer and role: <c>Dense1.Weights</c>, <c>Dense1.Bias</c>.</summary>
    public string Name { get; }

    /// <summary>Rows of the logical matrix; 1 for a bias.</summary>
    public int Inputs { get; }

    /// <summary>Columns of the logical matrix.</summary>
    public int Outputs { get; }

    /// <summary>The first float in the parameter region.</summary>
    public int Offset { get; }

    /// <summary>How the tensor lies in memory.</summary>
    public PanelLayout Layout { get; }

    /// <summary>Whether the stored matrix is the transpose: its rows are outputs.</summary>
    public bool IsTransposed { get; }

    /// <summary>The tensor is initialised from U(−limit, limit); 0 for zeros.</summary>
    public float Limit { get; }

    /// <summary>Whether training leaves it as it is: it lies behind all that is trained, and has neither gradients nor optimiser state.</summary>
    public bool IsFrozen { get; }

    /// <summary>Parameters in it: inputs × outputs, padding not counted.</summary>
    public int Count => Inputs * Outputs;

    /// <summary>The float just past it in the parameter region.</summary>
    internal int End => Offset + Layout.Length;

    /// <summary>Where a parameter is stored.</summary>
    /// <param name="input">0 to <see cref="Inputs"/> − 1; 0 for a bias.</param>
    /// <param name="output">0 to <see cref="Outputs"/> − 1.</param>
    /// <returns>A float index in the parameter region.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter.</exception>
    public int IndexOf(int input, int output)
    {
        if ((uint)input >= (uint)Inputs || (uint)output >= (uint)Outputs)
        {
            throw new ArgumentOutOfRangeException(
                (uint)input >= (uint)Inputs ? nameof(input) : nameof(output),
                string.Create(CultureInfo.InvariantCulture, $"{Name} has {Inputs:N0} inputs × {Outputs:N0} outputs; there is no [{input:N0}, {output:N0}]."));
        }

        return Offset + (IsTransposed ? Layout.IndexOf(output, input) : Layout.IndexOf(input, output));
    }

    /// <summary>Copies the tensor out of the parameter region, row-major.</summary>
    internal void CopyTo(ReadOnlySpan<float> region, Span<float> rowMajor)
    {
        for (int i = 0; i < Inputs; i++)
        {
            for (int o = 0; o < Outputs; o++)
            {
                rowMajor[(i * Outputs) + o] = region[IndexOf(i, o)];
            }
        }
    }

    /// <summary>Copies the tensor, given row-major, into the parameter region; the padding becomes zero.</summary>
    internal void CopyFrom(ReadOnlySpan<float> rowMajor, Span<float> region)
    {
        // Raw storage is the caller's to write: a NaN in the padding would stay for good, and Penalty would sum it.
        region.Slice(Offset, Layout.Length).Clear();
        for (int i = 0; i < Inputs; i++)
        {
            for (int o = 0; o < Outputs; o++)
            {
                region[IndexOf(i, o)] = rowMajor[(i * Outputs) + o];
            }
        }
    }

    /// <summary>Whether two tensors hold the same parameters at the same places.</summary>
    internal bool HasSameStorageAs(TensorDescription other) =>
        (Name, Offset, Layout, IsTransposed) == (other.Name, other.Offset, other.Layout, other.IsTransposed);
}
