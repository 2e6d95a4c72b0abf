using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>Examples for training and testing: rows of inputs, each with a label or with targets. Made from memory here, from files by <see cref="IdxFile"/> and <see cref="CsvFile"/>.</summary>
/// <remarks>Immutable, and so thread-safe. All values are finite, all labels classes: what trains on it need not look again.</remarks>
public sealed partial class Dataset
{
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int[] _labels;

    /// <summary>Takes over the arrays.</summary>
    internal Dataset(float[] inputs, float[] targets, int rows)
    {
        Rows = rows;
        Inputs = Width(inputs, rows, nameof(inputs));
        Targets = Width(targets, rows, nameof(targets));
        _inputs = inputs;
        _targets = targets;
        _labels = [];
    }

    /// <summary>Takes over the arrays.</summary>
    internal Dataset(float[] inputs, int[] labels, int? classes, IReadOnlyList<string>? classNames)
    {
        if (labels.Length == 0)
        {
            throw new ArgumentException("labels is empty: pass one for each row, and at least one row.", nameof(labels));
        }

        int largest = labels.Max();
        Rows = labels.Length;
        Inputs = Width(inputs, Rows, nameof(inputs));
        Classes = classes ?? (largest < int.MaxValue ? largest + 1 : largest);
        if (Classes < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(classes), Words.Text($"classes is {Classes:N0}: pass at least 1."));
        }

        if (labels.AsSpan().IndexOfAnyExceptInRange(0, Classes - 1) is >= 0 and var wrong)
        {
            throw new ArgumentOutOfRangeException(nameof(labels), Words.Text($"labels[{wrong:N0}] is {labels[wrong]:N0}: labels of {Words.Count(Classes, "class", "classes")} are 0 to {Classes - 1:N0}."));
        }

        _inputs = inputs;
        _targets = [];
        _labels = labels;
        ClassNames = classNames;
    }

    /// <summary>Rows with a label each. The memory is copied.</summary>
    /// <param name="inputs">All rows, one after the other: as many values for each.</param>
    /// <param name="labels">A label for each row, from 0.</param>
    /// <param name="classes">The number of classes; unless given, one more than the largest label.</param>
    /// <exception cref="ArgumentException">There are no labels, or the inputs are no whole number of values for each.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input is not finite, or a label no class.</exception>
    public static Dataset WithLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int? classes = null) => new(inputs.ToArray(), labels.ToArray(), classes, null);

    /// <summary>Rows with targets each. The memory is copied; where the targets are the inputs, as an autoencoder's are, once.</summary>
    /// <param name="inputs">All rows, one after the other: as many values for each.</param>
    /// <param name="targets">The targets of all rows, likewise.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <exception cref="ArgumentException">Inputs or targets are no whole number of values for each row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no rows, or a value is not finite.</exception>
    public static Dataset WithTargets(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows)
    {
        float[] copy = inputs.ToArray();
        return new(copy, inputs == targets ? copy : targets.ToArray(), rows);
    }

    /// <summary>The number of rows, at least 1.</summary>
    public int Rows { get; }

    /// <summary>Inputs of a row: as many as the network takes.</summary>
    public int Inputs { get; }

    /// <summary>Targets of a row: as many as the network has outputs; 0 where rows have labels.</summary>
    public int Targets { get; }

    /// <summary>The number of classes; 0 where rows have targets.</summary>
    public int Classes { get; }

    /// <summary>Whether rows have labels rather than targets.</summary>
    public bool HasLabels => _labels.Length > 0;

    /// <summary>What the classes are called, in order of their labels; null where they have no names.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>The inputs of all rows, rows × <see cref="Inputs"/>.</summary>
    public ReadOnlySpan<float> InputValues => _inputs;

    /// <summary>The targets of all rows, rows × <see cref="Targets"/>; empty where they have labels.</summary>
    public ReadOnlySpan<float> TargetValues => _targets;

    /// <summary>The label of each row; empty where they have targets.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>The inputs of one row.</summary>
    /// <param name="row">0 to <see cref="Rows"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> InputsOf(int row) => _inputs.AsSpan(Check(row) * Inputs, Inputs);

    /// <summary>The targets of one row; empty where rows have labels.</summary>
    /// <param name="row">0 to <see cref="Rows"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> TargetsOf(int row) => _targets.AsSpan(Check(row) * Targets, Targets);

    /// <summary>The same rows with other inputs, finite ones, as many.</summary>
    internal Dataset WithInputs(float[] inputs) =>
        HasLabels ? new(inputs, _labels, Classes, ClassNames) : new(inputs, _targets, Rows);

    private static int Width(float[] values, int rows, string name)
    {
        if (rows < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(rows), Words.Text($"rows is {rows:N0}: a dataset has at least 1."));
        }

        if (values.Length == 0 || values.Length % rows != 0)
        {
            throw new ArgumentException(Words.Text($"{name} has {Words.Count(values.Length, "value")} for {Words.Count(rows, "row")}: pass as many for each row, and at least one."), name);
        }

        int width = values.Length / rows;
        if (!Guard.IsFinite(ref MemoryMarshal.GetArrayDataReference(values), values.Length))
        {
            int wrong = Array.FindIndex(values, static value => !float.IsFinite(value));
            throw new ArgumentOutOfRangeException(name, Words.Text($"{name}[{wrong:N0}] is {Words.NotFinite(values[wrong])} (row {wrong / width:N0}): all values must be finite."));
        }

        return width;
    }

    private int Check(int row) => (uint)row < (uint)Rows
        ? row
        : throw new ArgumentOutOfRangeException(nameof(row), Words.Text($"row is {row:N0}: the dataset has rows 0 to {Rows - 1:N0}."));
}
