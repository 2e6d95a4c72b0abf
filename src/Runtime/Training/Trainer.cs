using System;
using System.Runtime.InteropServices;
using System.Threading;
using Unrolled.Runtime;

namespace Unrolled;

/// <summary>
/// Trains any generated network on a dataset: <see cref="Fit"/> until it is done, or <see cref="TrainFor"/> for a few milliseconds at a time, from a program that has other work, too.
/// </summary>
/// <remarks>
/// Where a training stands follows from the network's <c>Steps</c>: step n is step n mod <see cref="StepsPerEpoch"/> of epoch n div <see cref="StepsPerEpoch"/>, whose order of rows follows from seed and epoch.
/// So a network that comes from a checkpoint, in whatever process, goes on with the very rows and bits, given the same data and options; what <see cref="Fit"/> knows of the epochs before is in <see cref="TrainingOptions.Resume"/>.
/// <para>A step allocates nothing. A trainer writes its network and so is for one thread at a time; beside it, no other may train or use that network. After loading into the network, make a new trainer.</para>
/// </remarks>
public sealed partial class Trainer
{
    private readonly ITrainable _network;
    private readonly ILabelTrainable? _labelled;
    private readonly INetworkState _state;
    private readonly Dataset _data;
    private readonly TrainingOptions _options;
    private readonly TimeProvider _clock;
    private readonly Evaluator? _evaluator;
    private readonly LastGood _good;
    private readonly int _batch;
    private readonly int _seed;
    private readonly int _learningRate;

    // A batch, filled again for each step.
    private readonly int[] _order;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int[] _labels;

    // Where the running epoch stands; the step expected next is −1 where a new one begins.
    private long _next = -1;
    private long _epoch;
    private int _done;
    private long _rows;
    private RunningLoss _loss;
    private long _epochStart;

    /// <summary>Makes ready to train. All memory is taken here: a batch, an order of the rows, and a copy of the network's parameters and optimiser state to go back to should it diverge.</summary>
    /// <param name="network">A generated network.</param>
    /// <param name="data">Rows as the network takes them: as many inputs, and labels or targets that its loss has a use for.</param>
    /// <param name="options">How to train; defaults unless given.</param>
    /// <exception cref="ArgumentException">The data has another shape than the network, options contradict each other, <see cref="TrainingOptions.Resume"/> is of another training, or the network was not generated.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">One row cannot be split into training and validation.</exception>
    public Trainer(ITrainable network, Dataset data, TrainingOptions? options = null)
        : this(network, data, options, TimeProvider.System)
    {
    }

    internal Trainer(ITrainable network, Dataset data, TrainingOptions? options, TimeProvider clock)
    {
        options ??= new TrainingOptions();
        TrainingChecks.Shape(network, data, nameof(data));
        TrainingChecks.Options(options, network);
        _network = network;
        _options = options;
        _clock = clock;
        _state = network.State ?? throw new ArgumentException($"{network.Description.Name} is not a generated network: it has no State to train and restore.", nameof(network));
        _batch = options.BatchSize ?? network.Description.Batch;
        _seed = options.Seed ?? network.Seed;
        Dataset? validation = options.Validation;
        if (options.ValidationFraction > 0)
        {
            (data, validation) = data.Split(options.ValidationFraction, _seed);
        }

        _data = data;
        if (validation is not null)
        {
            TrainingChecks.Shape(network, validation, nameof(options.Validation));
            _evaluator = new Evaluator(network, validation, options.TopK);
        }

        TrainingChecks.Monitor(options, network, validation);
        _labelled = data.HasLabels ? network as ILabelTrainable : null;
        _learningRate = TrainingChecks.LearningRate(network);
        _good = new LastGood(network, _state);
        int rows = Math.Min(_batch, data.Rows);
        _order = new int[data.Rows];
        _inputs = new float[rows * data.Inputs];
        _targets = _labelled is null ? new float[rows * network.Description.Outputs] : [];
        _labels = _labelled is null ? [] : new int[rows];
        StepsPerEpoch = (data.Rows + _batch - 1) / _batch;
        TrainingChecks.Resume(options, network, StepsPerEpoch, validation?.Rows ?? 0);
        for (int row = 0; row < _order.Length; row++)
        {
            _order[row] = row;
        }
    }

    /// <summary>Steps of an epoch: training rows by rows of a step, rounded up.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Trains until all epochs are done, or whatever else the options say ends it.</summary>
    /// <param name="network">A generated network. One that has made steps goes on after them.</param>
    /// <param name="data">Rows as the network takes them: as many inputs, and labels or targets that its loss has a use for.</param>
    /// <param name="options">How to train; defaults unless given.</param>
    /// <param name="progress">Is told where the training stands: after each epoch, and in between now and then. Called on this thread, between two steps; <see cref="Progress{T}"/> hands over to the synchronisation context it was made in, or else to the thread pool.</param>
    /// <param name="cancellation">Stops it after the step that runs. That is no error: the history says so, and the same call goes on.</param>
    /// <returns>What was reached, epoch by epoch, and why it ended.</returns>
    /// <exception cref="ArgumentException">The data has another shape than the network, options contradict each other, <see cref="TrainingOptions.Resume"/> is of another training, or the network was not generated.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">One row cannot be split into training and validation.</exception>
    /// <exception cref="TrainingDivergedException">A loss or a weight is NaN or infinite; the network is as at the last epoch's end, or where the run began.</exception>
    public static TrainingHistory Fit(
        ITrainable network, Dataset data, TrainingOptions? options = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        new Trainer(network, data, options).Run(progress, cancellation);

    /// <summary>Goes to the running epoch, if it is not the one that the last step was in.</summary>
    /// <returns>Whether it did: that takes the time of drawing an order of all rows.</returns>
    private bool Begin()
    {
        long step = _network.Steps;
        if (step == _next)
        {
            return false;
        }

        if (step < _options.StartStep)
        {
            TrainingChecks.StartStep(_options.StartStep, _network);
        }

        (_epoch, long done) = Math.DivRem(step - _options.StartStep, StepsPerEpoch);
        if (_options.Shuffle)
        {
            _data.Shuffle(_order, _seed, _epoch);
        }

        _done = (int)done;
        _rows = 0;
        _loss = default;
        _next = step;
        _good.Take();
        _epochStart = _clock.GetTimestamp();
        return true;
    }

    /// <summary>One step of the running epoch.</summary>
    /// <returns>Whether it was the epoch's last.</returns>
    private bool Step()
    {
        if (_options.Schedule is { } schedule)
        {
            _state.SetHyperParameter(_learningRate, schedule.At(_next - _options.StartStep));
        }

        ReadOnlySpan<int> rows = _order.AsSpan(_done * _batch, Math.Min(_batch, _data.Rows - (_done * _batch)));
        Span<float> inputs = _inputs.AsSpan(0, rows.Length * _data.Inputs);
        float loss;
        try
        {
            loss = _labelled is null ? StepOnTargets(rows, inputs) : StepOnLabels(_labelled, rows, inputs);
        }
        catch (NonFiniteLossException error)
        {
            throw Diverged(error.Loss, inputs, error);
        }

        double mass = _labelled is null ? rows.Length : Labels.Mass<int>(_labels.AsSpan(0, rows.Length), _network.Description);
        _loss = _loss.With(loss, mass);
        _rows += rows.Length;
        _next++;
        if (++_done < StepsPerEpoch)
        {
            return false;
        }

        // Some activations hide an infinite weight from the loss.
        Span<float> parameters = _network.RawParameters;
        if (!Guard.IsFinite(ref MemoryMarshal.GetReference(parameters), parameters.Length))
        {
            _done--;
            throw Diverged(loss, inputs, null);
        }

        _next = -1;
        return true;
    }

    private float StepOnLabels(ILabelTrainable network, ReadOnlySpan<int> rows, Span<float> inputs)
    {
        Span<int> labels = _labels.AsSpan(0, rows.Length);
        _data.Gather(rows, inputs, labels);
        return network.TrainStep(inputs, labels);
    }

    private float StepOnTargets(ReadOnlySpan<int> rows, Span<float> inputs)
    {
        Span<float> targets = _targets.AsSpan(0, rows.Length * _network.Description.Outputs);
        _data.Gather(rows, inputs, targets);
        return _network.TrainStep(inputs, targets);
    }

    private TrainingDivergedException Diverged(double loss, ReadOnlySpan<float> inputs, Exception? inner)
    {
        long step = _network.Steps;
        string? layer = FirstNonFinite.Layer(_network, inputs);
        _good.Restore();
        _next = -1;
        return new TrainingDivergedException(_network.Description.Name, loss, _epoch + 1, _done + 1, step, layer, _good.Steps, inner);
    }

    private TrainingProgress Progress(long start, long trained, long now, Evaluation? validation, TrainingRecord? record) => new(
        _epoch + 1, _done, StepsPerEpoch, _loss.Mean, _state.HyperParameters[_learningRate],
        _rows / Math.Max(_clock.GetElapsedTime(_epochStart, trained).TotalSeconds, 1e-9), _clock.GetElapsedTime(start, now), validation)
    {
        Record = record,
    };
}
