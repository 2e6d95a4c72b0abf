using System;
using System.Threading;
using Unrolled.Runtime;

namespace Unrolled;

/// <content>The run to the end.</content>
public sealed partial class Trainer
{
    /// <summary>Epochs that a history has room for from the start.</summary>
    private const int MostEpochsAhead = 4096;

    // The loss of the epoch that the run goes on with, until it does.
    private RunningLoss _carried;
    private TimeSpan _before;

    internal TrainingHistory Run(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        long start = _clock.GetTimestamp();
        long reported = start;
        long now = start;
        long last = _options.StartStep + ((long)_options.Epochs * StepsPerEpoch);
        long left = Math.Max(last - _network.Steps, 0);
        TrainingRecord record = new(_network, _options, (int)Math.Min((left + StepsPerEpoch - 1) / StepsPerEpoch, MostEpochsAhead));
        int before = record.Epochs;
        (_carried, _before) = _options.Resume is { } resume ? (resume.Position.Loss, resume.Position.Elapsed) : default;
        bool watchesClock = progress is not null || _options.TimeBudget is not null;
        _next = -1;
        StopReason? reason;
        while ((reason = Ended(last, record.Waited, start, now, cancellation)) is null)
        {
            if (Begin())
            {
                (_loss, _carried) = (_carried, default);
            }

            bool isEnd = Step();
            long trained = isEnd || watchesClock ? _clock.GetTimestamp() : start;
            Evaluation? validation = isEnd ? _evaluator?.Evaluate() : null;
            now = validation is null ? trained : _clock.GetTimestamp();
            if (isEnd)
            {
                record.Add(new TrainingEpoch(_epoch + 1, _network.Steps, _loss.Mean, validation, _state.HyperParameters[_learningRate], Elapsed(start, now)));
            }

            if (progress is not null && (isEnd || _clock.GetElapsedTime(reported, now) >= _options.ReportInterval))
            {
                reported = now;
                record.Report(progress, Progress(start, trained, now, validation, record), Position(start, now));
            }
        }

        return End(record, before, reason.Value, Position(start, _clock.GetTimestamp()));
    }

    /// <summary>Why no further step is to be made; null while one is.</summary>
    private StopReason? Ended(long last, int waited, long start, long now, CancellationToken cancellation) =>
        _network.Steps >= last ? StopReason.Completed
        : waited >= _options.Patience ? StopReason.NoImprovement
        : _options.TimeBudget is { } budget && _clock.GetElapsedTime(start, now) >= budget ? StopReason.OutOfTime
        : cancellation.IsCancellationRequested ? StopReason.Cancelled
        : null;

    private TrainingHistory End(TrainingRecord record, int before, StopReason reason, in TrainingPosition position)
    {
        bool endedByItself = reason is StopReason.Completed or StopReason.NoImprovement;
        bool isMeasured = record.Epochs > before;
        if (endedByItself && (record.RestoreBest() || (!isMeasured && record.Epochs > 0)))
        {
            _evaluator?.Evaluate();
            isMeasured = true;
        }

        return record.End(reason, position, isMeasured ? _evaluator?.Confusion : _options.Resume?.Confusion);
    }

    private TimeSpan Elapsed(long start, long now) => _before + _clock.GetElapsedTime(start, now);

    /// <summary>Where the training stands between two steps; an epoch that is over has no running loss.</summary>
    private TrainingPosition Position(long start, long now) => new(_network.Steps, _next < 0 ? _carried : _loss, Elapsed(start, now));
}
