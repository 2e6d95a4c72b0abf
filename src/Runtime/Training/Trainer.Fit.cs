using System;
using System.Collections.Generic;
using System.Threading;
using Unrolled.Runtime;

namespace Unrolled;

/// <content>The run to the end.</content>
public sealed partial class Trainer
{
    /// <summary>Epochs that a history has room for from the start.</summary>
    private const int MostEpochsAhead = 4096;

    internal TrainingHistory Run(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        long start = _clock.GetTimestamp();
        long reported = start;
        long last = _options.StartStep + ((long)_options.Epochs * StepsPerEpoch);
        long left = Math.Max(last - _network.Steps, 0);
        List<TrainingEpoch> epochs = new((int)Math.Min((left + StepsPerEpoch - 1) / StepsPerEpoch, MostEpochsAhead));
        BestEpoch best = new(_options.Monitor, _options.MinimumImprovement, _options.KeepBest ? new float[_network.Description.ParameterCount] : null);
        bool watchesClock = progress is not null || _options.TimeBudget is not null;
        _next = -1;
        while (true)
        {
            if (_network.Steps >= last)
            {
                return End(epochs, best, StopReason.Completed);
            }

            if (cancellation.IsCancellationRequested)
            {
                return End(epochs, best, StopReason.Cancelled);
            }

            Begin();
            bool isEnd = Step();
            long trained = isEnd || watchesClock ? _clock.GetTimestamp() : 0;
            Evaluation? validation = isEnd ? _evaluator?.Evaluate() : null;
            long now = validation is null ? trained : _clock.GetTimestamp();
            if (isEnd)
            {
                TrainingEpoch epoch = new(_epoch + 1, _network.Steps, MeanLoss, validation, _state.HyperParameters[_learningRate], _clock.GetElapsedTime(start, now));
                epochs.Add(epoch);
                best.Add(epoch, _network);
            }

            if (progress is not null && (isEnd || _clock.GetElapsedTime(reported, now) >= _options.ReportInterval))
            {
                reported = now;
                progress.Report(Progress(start, trained, now, validation));
            }

            if (_network.Steps < last && best.Waited >= (_options.Patience ?? int.MaxValue))
            {
                return End(epochs, best, StopReason.NoImprovement);
            }

            if (_network.Steps < last && _options.TimeBudget is { } budget && _clock.GetElapsedTime(start, now) >= budget)
            {
                return End(epochs, best, StopReason.OutOfTime);
            }
        }
    }

    private TrainingHistory End(List<TrainingEpoch> epochs, BestEpoch best, StopReason reason)
    {
        bool endedByItself = reason is StopReason.Completed or StopReason.NoImprovement;
        if (endedByItself && best.Parameters is { } parameters && best.Number != epochs[^1].Epoch)
        {
            _network.CopyParametersFrom(parameters);
            _evaluator?.Evaluate();
        }

        return new TrainingHistory(epochs.AsReadOnly(), reason, _options.Monitor, best.Number, best.Parameters, epochs.Count > 0 ? _evaluator?.Confusion : null);
    }
}
