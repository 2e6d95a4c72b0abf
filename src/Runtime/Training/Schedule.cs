using System;

namespace Unrolled;

/// <summary>A learning rate as a pure function of the step: data that compares by value, thread-safe, the same bits on every machine.</summary>
/// <remarks>A step's number is the updates made before it (<see cref="ITrainable.Steps"/>), so that a run which is resumed goes on where it was.</remarks>
public abstract record Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>The same rate at every step.</summary>
    /// <param name="rate">η: finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public static Schedule Constant(double rate) => new ConstantSchedule(rate);

    /// <summary>η·factorᵏ after k times so many steps.</summary>
    /// <param name="rate">η at the start: finite, at least 0.</param>
    /// <param name="every">Steps from one change to the next; at least 1.</param>
    /// <param name="factor">What the rate is multiplied by: above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Schedule Staircase(double rate, long every, double factor) => new StaircaseSchedule(rate, every, factor);

    /// <summary>η·factorᵗ at step t.</summary>
    /// <param name="rate">η at the start: finite, at least 0.</param>
    /// <param name="factor">What every step multiplies the rate by: above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Schedule Exponential(double rate, double factor) => new StaircaseSchedule(rate, 1, factor);

    /// <summary>Half a wave down: minimum + ½(η − minimum)(1 + cos(π·t/steps)) at step t, and the minimum from <paramref name="steps"/> on.</summary>
    /// <param name="rate">η at the start: finite, at least the minimum.</param>
    /// <param name="steps">Steps until the minimum; at least 1.</param>
    /// <param name="minimum">The rate at the end: at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Schedule Cosine(double rate, long steps, double minimum = 0) => new CosineSchedule(rate, steps, minimum);

    /// <summary>This schedule after a linear rise: (t + 1)/steps of its first rate at step t below <paramref name="steps"/>, then this schedule from its start.</summary>
    /// <param name="steps">Steps of the rise; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1.</exception>
    public Schedule WithWarmup(long steps) => new WarmupSchedule(steps, this);

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">Updates made before it; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 0.</exception>
    public float At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return (float)Rate(step);
    }

    private protected abstract double Rate(long step);

    private static double CheckRate(double rate, string name = "rate", double minimum = 0) => rate >= minimum && rate <= float.MaxValue
        ? rate
        : throw new ArgumentOutOfRangeException(name, rate, Words.Text($"A learning rate is finite and at least {minimum}: here it is {rate}."));

    private static long CheckSteps(long steps, string name) => steps >= 1
        ? steps
        : throw new ArgumentOutOfRangeException(name, steps, Words.Text($"A schedule takes at least 1 step: here there are {steps}."));

    private sealed record ConstantSchedule(double Start) : Schedule
    {
        private readonly double _rate = CheckRate(Start);

        private protected override double Rate(long step) => _rate;
    }

    private sealed record StaircaseSchedule(double Start, long Every, double Factor) : Schedule
    {
        private readonly double _rate = CheckRate(Start);
        private readonly long _every = CheckSteps(Every, "every");
        private readonly double _factor = Factor is > 0 and <= 1
            ? Factor
            : throw new ArgumentOutOfRangeException("factor", Factor, Words.Text($"A factor is above 0 and at most 1: here it is {Factor}."));

        private protected override double Rate(long step) => _rate * Runtime.Power.Of(_factor, step / _every);
    }

    private sealed record CosineSchedule(double Start, long Steps, double Minimum) : Schedule
    {
        private readonly double _minimum = CheckRate(Minimum, "minimum");
        private readonly double _rate = CheckRate(Start, minimum: Minimum);
        private readonly long _steps = CheckSteps(Steps, "steps");

        private protected override double Rate(long step) => step >= _steps
            ? _minimum
            : _minimum + ((_rate - _minimum) * (1 + Runtime.Wave.CosineOfHalfTurns((double)step / _steps)) / 2);
    }

    private sealed record WarmupSchedule(long Steps, Schedule Then) : Schedule
    {
        private readonly long _steps = CheckSteps(Steps, "steps");

        private protected override double Rate(long step) => step < _steps ? Then.Rate(0) * (step + 1) / _steps : Then.Rate(step - _steps);
    }
}
