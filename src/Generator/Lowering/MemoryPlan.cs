using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Generator.Model;

namespace Unrolled.Generator.Lowering;

/// <summary>A buffer of a network: where it lies and how long it is, in floats.</summary>
/// <param name="Name">Its name in formulas and emitted code: <c>w1</c>, <c>a1</c>, <c>d1</c>.</param>
/// <param name="Offset">Its first float in the network's block; for scratch, the floats per row before it.</param>
/// <param name="Length">Its floats; for scratch, per row.</param>
/// <param name="Comment">What it holds, with its shape.</param>
/// <param name="RowStep">Floats from one row of the step to the next (16 in panels); 0 where it has no such rows.</param>
internal sealed record Segment(string Name, int Offset, int Length, string Comment, int RowStep = 0)
{
    /// <summary>The constant that holds the offset: <c>W1</c>.</summary>
    public string Constant => char.ToUpperInvariant(Name[0]) + Name.Substring(1);
}

/// <summary>A parameter tensor in storage.</summary>
/// <param name="Name">Its logical name: <c>Dense1.Weights</c>.</param>
/// <param name="Buffer">Its buffer: <c>w1</c>.</param>
/// <param name="Inputs">Logical rows (1 for a bias).</param>
/// <param name="Outputs">Logical columns.</param>
/// <param name="Offset">Its first float in the parameter region.</param>
/// <param name="IsTransposed">Whether storage holds Wᵀ.</param>
/// <param name="Limit">Initialised from U(−limit, limit); 0 for zeros.</param>
/// <param name="IsFrozen">Whether training leaves it as it is.</param>
internal sealed record TensorPlan(string Name, string Buffer, int Inputs, int Outputs, int Offset, PanelPlan Panels, bool IsTransposed, double Limit, bool IsFrozen);

/// <summary>The one block of a network: parameters, gradients, optimiser state (all laid out alike, as far as they are trained), then the buffers of a step.</summary>
internal sealed record MemoryPlan
{
    /// <summary>Floats of the parameter region, padding included: what is trained, then what is frozen.</summary>
    public required int ParameterLength { get; init; }

    /// <summary>Floats of what is frozen.</summary>
    public required int FrozenLength { get; init; }

    /// <summary>Floats of what is trained: gradients and each state variable take as many again.</summary>
    public int TrainedLength => ParameterLength - FrozenLength;

    /// <summary>The state variables' names, in order of their regions after the gradients.</summary>
    public required EquatableArray<string> State { get; init; }

    public required EquatableArray<TensorPlan> Tensors { get; init; }

    /// <summary>Parameters by buffer name, and what a training step keeps.</summary>
    public required EquatableArray<Segment> Segments { get; init; }

    /// <summary>What inference keeps for each row, in a scratch of rows × <see cref="ScratchPerRow"/> floats.</summary>
    public required EquatableArray<Segment> Scratch { get; init; }

    /// <summary>Floats of scratch for each row of Predict.</summary>
    public int InferPerRow => Scratch.FirstOrDefault(s => s.Name == "t")?.Offset ?? ScratchPerRow;

    /// <summary>Floats of scratch for each row of Loss, which needs targets and δ too.</summary>
    public required int ScratchPerRow { get; init; }

    /// <summary>Rows inference takes at a time: what keeps the activations in the second-level cache, whole tiles and no more than pay; one by one where a row is huge.</summary>
    public int InferRows => ScratchPerRow > 1 << 20 ? 1 : Math.Max(16, Math.Min(256, 32768 / InferPerRow / 16 * 16));

    /// <summary>Floats of the whole block.</summary>
    public required int Length { get; init; }

    /// <summary>Bytes of the whole block.</summary>
    public long Bytes => 4L * Length;

    /// <summary>Floats of the gradients: none where nothing trains.</summary>
    public required int GradientLength { get; init; }

    /// <summary>Floats of all state variables together.</summary>
    public int StateLength => GradientLength * State.Count;

    /// <summary>Where a state variable's region begins, counted from 0 with the first.</summary>
    public int StateOffset(int variable) => ParameterLength + (TrainedLength * (1 + variable));

    public Segment Find(string name) => Segments.First(s => s.Name == name);

    public bool Has(string name) => Segments.Any(s => s.Name == name);
}

/// <summary>Lays segments one behind the other, each on a multiple of 16 floats.</summary>
internal sealed class SegmentList(int start)
{
    private readonly List<Segment> _segments = [];

    public int End { get; private set; } = start;

    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Adds a segment unless one of its name is there, and returns its offset.</summary>
    public int Add(string name, int length, string comment, int rowStep = 0)
    {
        Segment? present = _segments.Find(s => s.Name == name);
        if (present is not null)
        {
            return present.Offset;
        }

        int offset = End;
        _segments.Add(new Segment(name, offset, length, comment, rowStep));
        End = checked(offset + VectorWidth.Pad(Math.Max(length, 1)));
        return offset;
    }
}
