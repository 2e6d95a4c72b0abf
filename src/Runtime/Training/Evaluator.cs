using System;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>Measures how well a network does on a dataset, as often as wanted: memory is taken once, an evaluation allocates nothing.</summary>
/// <remarks>
/// The network predicts every row, dropout off, and is only read. An evaluator is for one thread at a time; several may look at one network while nothing trains it.
/// The same network and data give the same bits on every machine and with any number of threads.
/// <para>
/// A row's class is its label or, of targets that a network with a loss for labels is trained on, the largest, the first where several are. A single output stands for class 1, with targets from ½ on.
/// </para>
/// </remarks>
public sealed class Evaluator
{
    /// <summary>Outputs of a block of rows: few enough to stay in the cache, enough rows to be worth several threads.</summary>
    private const int BlockValues = 1 << 16;

    private const int MostClasses = 1024;

    private readonly ITrainable _network;
    private readonly ILabelTrainable? _labelled;
    private readonly Dataset _data;
    private readonly int _topK;
    private readonly int _block;
    private readonly float[] _outputs;
    private readonly float[] _oneHot;
    private readonly int[] _predicted;
    private readonly double _spread;

    // Sums of the running evaluation.
    private double _loss;
    private double _mass;
    private long _right;
    private long _amongFirst;
    private double _absolute;
    private double _squared;

    /// <summary>Takes a network and the rows to measure it on.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Rows as the network takes them: as many inputs, and labels or targets that its loss has a use for.</param>
    /// <param name="topK">The k of <see cref="Evaluation.TopKAccuracy"/>: 1 to the network's outputs; above 1 takes another pass over the rows.</param>
    /// <exception cref="ArgumentException">The data has another shape than the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such k.</exception>
    public Evaluator(ITrainable network, Dataset data, int topK = 1)
    {
        TrainingChecks.Shape(network, data, nameof(data));
        NetworkDescription description = network.Description;
        if (topK < 1 || topK > description.Outputs)
        {
            throw new ArgumentOutOfRangeException(
                nameof(topK), Words.Text($"topK is {topK:N0}; {description.Name} has {Words.Count(description.Outputs, "output")}: pass 1{(description.Outputs == 1 ? "" : Words.Text($" to {description.Outputs:N0}"))}."));
        }

        _network = network;
        _labelled = network as ILabelTrainable;
        _data = data;
        _topK = topK;
        _block = Math.Clamp(BlockValues / description.Outputs, 1, data.Rows);
        bool hasClasses = _labelled is not null || data.HasLabels;
        _predicted = hasClasses ? new int[_block] : [];
        _outputs = NeedsOutputs ? new float[_block * description.Outputs] : [];
        _oneHot = data.HasLabels && _labelled is null ? new float[_block * description.Outputs] : [];
        _spread = data.HasLabels ? double.NaN : Spread(data);
        int classes = Math.Max(description.Outputs, 2);
        Confusion = hasClasses && classes <= MostClasses ? new ConfusionMatrix(classes) : null;
    }

    /// <summary>What was taken for what in the last evaluation; null for rows without a class, and for more than 1,024 classes.</summary>
    public ConfusionMatrix? Confusion { get; }

    private bool NeedsOutputs => !_data.HasLabels || _labelled is null || _topK > 1;

    /// <summary>Measures the network as it is now.</summary>
    /// <returns>The values; <see cref="Confusion"/> has the classes of the same rows.</returns>
    public Evaluation Evaluate()
    {
        _loss = _mass = _absolute = _squared = 0;
        _right = _amongFirst = 0;
        Confusion?.Clear();
        for (int first = 0; first < _data.Rows; first += _block)
        {
            Add(first, Math.Min(_block, _data.Rows - first));
        }

        double rows = _data.Rows;
        double values = rows * _data.Targets;
        bool hasClasses = _predicted.Length > 0;
        return new Evaluation(
            _data.Rows,
            _mass > 0 ? _loss / _mass : 0,
            hasClasses ? _right / rows : double.NaN,
            hasClasses ? _amongFirst / rows : double.NaN,
            _data.HasLabels ? double.NaN : _absolute / values,
            _spread > 0 ? 1 - (_squared / _spread) : double.NaN);
    }

    /// <summary>Adds a block of rows to the sums.</summary>
    private void Add(int first, int rows)
    {
        int width = _network.Description.Outputs;
        ReadOnlySpan<float> inputs = _data.InputValues.Slice(first * _data.Inputs, rows * _data.Inputs);
        ReadOnlySpan<int> labels = _data.HasLabels ? _data.Labels.Slice(first, rows) : default;
        ReadOnlySpan<float> targets = _data.HasLabels ? OneHot(labels) : _data.TargetValues.Slice(first * width, rows * width);
        Span<float> outputs = NeedsOutputs ? _outputs.AsSpan(0, rows * width) : default;
        bool ofLabels = _labelled is not null && _data.HasLabels;
        double mass = ofLabels ? Labels.Mass(labels, _network.Description) : rows;
        _loss += mass * (ofLabels ? _labelled!.Loss(inputs, labels) : _network.Loss(inputs, targets));
        _mass += mass;
        if (NeedsOutputs)
        {
            _network.Predict(inputs, outputs);
        }

        if (!_data.HasLabels)
        {
            AddErrors(outputs, targets);
        }

        if (_predicted.Length > 0)
        {
            Span<int> predicted = _predicted.AsSpan(0, rows);
            _labelled?.PredictLabels(inputs, predicted);
            AddClasses(predicted, outputs, labels, targets, width);
        }
    }

    private void AddErrors(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            double error = (double)outputs[i] - targets[i];
            _absolute += Math.Abs(error);
            _squared += error * error;
        }
    }

    private void AddClasses(Span<int> predicted, ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets, int width)
    {
        for (int r = 0; r < predicted.Length; r++)
        {
            int named = _labelled is null ? ClassOf(outputs.Slice(r * width, width)) : predicted[r];
            int actual = _data.HasLabels ? labels[r] : ClassOf(targets.Slice(r * width, width));
            _right += named == actual ? 1 : 0;
            _amongFirst += (_topK == 1 ? named == actual : Rank(outputs.Slice(r * width, width), actual) < _topK) ? 1 : 0;
            Confusion?.Count(actual, named);
        }
    }

    /// <summary>The largest value's place, the first where several are; of a single value whether it is at least ½.</summary>
    private static int ClassOf(ReadOnlySpan<float> values)
    {
        if (values.Length == 1)
        {
            return values[0] >= 0.5f ? 1 : 0;
        }

        int best = 0;
        for (int k = 1; k < values.Length; k++)
        {
            best = values[k] > values[best] ? k : best;
        }

        return best;
    }

    /// <summary>How many outputs come before one: the larger ones, equal ones with a lower index, and with a NaN in the comparison all.</summary>
    private static int Rank(ReadOnlySpan<float> outputs, int label)
    {
        int rank = 0;
        for (int k = 0; k < outputs.Length; k++)
        {
            rank += k != label && !(outputs[k] < outputs[label]) && (k < label || outputs[k] != outputs[label]) ? 1 : 0;
        }

        return rank;
    }

    /// <summary>Labels for a network whose loss takes targets; nothing for one that takes labels.</summary>
    private ReadOnlySpan<float> OneHot(ReadOnlySpan<int> labels)
    {
        if (_oneHot.Length == 0)
        {
            return default;
        }

        int width = _network.Description.Outputs;
        Span<float> rows = _oneHot.AsSpan(0, labels.Length * width);
        rows.Clear();
        for (int r = 0; r < labels.Length; r++)
        {
            rows[(r * width) + labels[r]] = 1f;
        }

        return rows;
    }

    /// <summary>Σ(t − t̄)², t̄ being each output's mean.</summary>
    private static double Spread(Dataset data)
    {
        ReadOnlySpan<float> targets = data.TargetValues;
        double spread = 0;
        for (int k = 0; k < data.Targets; k++)
        {
            double sum = 0;
            for (int i = k; i < targets.Length; i += data.Targets)
            {
                sum += targets[i];
            }

            double mean = sum / data.Rows;
            for (int i = k; i < targets.Length; i += data.Targets)
            {
                spread += (targets[i] - mean) * (targets[i] - mean);
            }
        }

        return spread;
    }
}
