using System;
using System.Collections.Generic;

namespace Unrolled.Runtime;

/// <summary>What a run of <see cref="Trainer.Fit"/> has reached, on top of what it went on from.</summary>
internal sealed class TrainingRecord
{
    private readonly ITrainable _network;
    private readonly Metric _monitor;
    private readonly List<TrainingEpoch> _epochs;
    private readonly BestEpoch _best;
    private TrainingPosition _position;

    // The thread that a report runs on, while one does.
    private int? _reporting;

    /// <summary>Takes all memory: room for so many epochs more, and for the best parameters if they are kept.</summary>
    public TrainingRecord(ITrainable network, TrainingOptions options, int room)
    {
        IReadOnlyList<TrainingEpoch> before = options.Resume?.Epochs ?? [];
        _network = network;
        _monitor = options.Monitor;
        _epochs = new List<TrainingEpoch>(before.Count + room);
        _epochs.AddRange(before);
        _best = new BestEpoch(options.Monitor, options.MinimumImprovement, options.KeepBest ? new float[network.Description.ParameterCount] : null);
        if (options.Resume is { } resume)
        {
            _best.GoOn(resume);
        }
    }

    /// <summary>The epochs finished, those of the runs before included.</summary>
    public int Epochs => _epochs.Count;

    /// <summary>Epochs since the last improvement that counts.</summary>
    public int Waited => _best.State.Waited;

    /// <summary>Adds an epoch that the network is at the end of.</summary>
    public void Add(in TrainingEpoch epoch)
    {
        _epochs.Add(epoch);
        _best.Add(epoch, _network);
    }

    /// <summary>Reports, and gives the history of this moment to whoever asks for it meanwhile.</summary>
    public void Report(IProgress<TrainingProgress> progress, in TrainingProgress value, in TrainingPosition position)
    {
        _position = position;
        _reporting = Environment.CurrentManagedThreadId;
        try
        {
            progress.Report(value);
        }
        finally
        {
            _reporting = null;
        }
    }

    /// <summary>A history that stays as it is when the run goes on.</summary>
    /// <exception cref="InvalidOperationException">No report is running, or it is on another thread.</exception>
    public TrainingHistory Now() => _reporting == Environment.CurrentManagedThreadId
        ? new TrainingHistory(_epochs.ToArray(), StopReason.Running, _monitor, _best.State, _position, (float[]?)_best.Parameters?.Clone(), null)
        : throw new InvalidOperationException($"{_network.Description.Name} is trained on meanwhile: ask for the history within the report, on Fit's thread, by an IProgress of your own instead of Progress<T>.");

    /// <summary>Gives the network the parameters of the best epoch, if they are kept and it has others.</summary>
    /// <returns>Whether it did.</returns>
    public bool RestoreBest()
    {
        if (_best.Parameters is not { } parameters || (_best.State.Epoch == _epochs[^1].Epoch && _network.Steps == _epochs[^1].Steps))
        {
            return false;
        }

        _network.CopyParametersFrom(parameters);
        return true;
    }

    /// <summary>The history of a run that is over.</summary>
    public TrainingHistory End(StopReason reason, in TrainingPosition position, ConfusionMatrix? confusion) =>
        new(_epochs.AsReadOnly(), reason, _monitor, _best.State, position, _best.Parameters, confusion);
}
