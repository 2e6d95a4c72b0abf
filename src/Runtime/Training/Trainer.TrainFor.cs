using System;

namespace Unrolled;

/// <content>A few milliseconds at a time.</content>
public sealed partial class Trainer
{
    // What a step and the start of an epoch are expected to take, in the clock's ticks.
    private long _stepTicks;
    private long _beginTicks;
    private long _left;

    /// <summary>
    /// Trains for a short time, from where the last call left off, and goes round the rows as often as it is called. Takes at least one step, and no further one that is expected to end after the budget: a step is
    /// expected to take as long as the slowest did lately. Allocates nothing.
    /// </summary>
    /// <remarks>
    /// Of the options, <see cref="TrainingOptions.BatchSize"/>, <see cref="TrainingOptions.Seed"/>, <see cref="TrainingOptions.Shuffle"/>, <see cref="TrainingOptions.Schedule"/>,
    /// <see cref="TrainingOptions.StartStep"/> and <see cref="TrainingOptions.ValidationFraction"/> count; nothing ends it, and nothing is measured on validation rows.
    /// How many steps a call makes depends on the machine; the weights after so many steps do not.
    /// </remarks>
    /// <param name="budget">How long; at least zero, which takes one step.</param>
    /// <returns>Where the training stands; its time is this call's.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The budget is below zero, or the network has fewer steps than <see cref="TrainingOptions.StartStep"/>.</exception>
    /// <exception cref="TrainingDivergedException">A loss or a weight is NaN or infinite; the network is as at the last epoch's end.</exception>
    public TrainingProgress TrainFor(TimeSpan budget)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, TimeSpan.Zero);
        long start = _clock.GetTimestamp();
        double ticks = budget.TotalSeconds * _clock.TimestampFrequency;
        long now = start;

        // What the program did since the last call is no training time.
        _epochStart += start - _left;
        do
        {
            if (Begin())
            {
                _beginTicks = _epochStart - now;
                now = _epochStart;
            }

            Step();
            long took = _clock.GetTimestamp() - now;
            now += took;
            _stepTicks = took > _stepTicks ? took : _stepTicks - ((_stepTicks - took) / 8);
        }
        while (now - start + _stepTicks + (_next < 0 ? _beginTicks : 0) <= ticks);
        _left = now;
        return Progress(start, now, now, null, null);
    }
}
