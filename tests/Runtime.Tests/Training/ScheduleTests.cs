using System;
using Xunit;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>Schedules against their formulas, written with the library functions that the schedules themselves may not use.</summary>
public class ScheduleTests
{
    private static readonly long[] s_steps = [0, 1, 2, 9, 10, 11, 99, 100, 101, 12_345];

    [Fact]
    public void A_constant_is_the_same_at_every_step() => Assert.All(s_steps, static t => Assert.Equal(0.1f, Schedule.Constant(0.1).At(t)));

    [Fact]
    public void A_staircase_goes_down_every_so_many_steps()
    {
        Assert.All(s_steps, static t => Near(0.5 * Math.Pow(0.9, t / 10), Schedule.Staircase(0.5, 10, 0.9).At(t)));
        Assert.Equal(Schedule.Staircase(0.5, 10, 0.9).At(10), Schedule.Staircase(0.5, 10, 0.9).At(19));
        Assert.NotEqual(Schedule.Staircase(0.5, 10, 0.9).At(9), Schedule.Staircase(0.5, 10, 0.9).At(10));
    }

    [Fact]
    public void An_exponential_goes_down_at_every_step() => Assert.All(s_steps, static t => Near(0.5 * Math.Pow(0.999, t), Schedule.Exponential(0.5, 0.999).At(t)));

    [Fact]
    public void A_cosine_ends_at_its_minimum()
    {
        Schedule schedule = Schedule.Cosine(0.5, 100, 0.01);
        Assert.All(s_steps, t => Near(0.01 + (0.49 * (1 + Math.Cos(Math.PI * Math.Min(t, 100) / 100)) / 2), schedule.At(t)));
        Assert.Equal(0.5f, schedule.At(0));
        Assert.Equal(0.01f, schedule.At(100));
        Assert.Equal(0.01f, schedule.At(long.MaxValue));
        Assert.Equal(0f, Schedule.Cosine(0.5, 1).At(1));
    }

    [Fact]
    public void Warm_up_rises_in_a_line_and_then_the_schedule_starts()
    {
        Schedule schedule = Schedule.Cosine(0.8, 50).WithWarmup(4);
        Assert.Equal([0.2f, 0.4f, 0.6f, 0.8f, 0.8f], [schedule.At(0), schedule.At(1), schedule.At(2), schedule.At(3), schedule.At(4)]);
        Assert.Equal(Schedule.Cosine(0.8, 50).At(17), schedule.At(21));
    }

    [Fact]
    public void Schedules_are_data()
    {
        Assert.Equal(Schedule.Cosine(0.1, 9).WithWarmup(3), Schedule.Cosine(0.1, 9).WithWarmup(3));
        Assert.NotEqual(Schedule.Cosine(0.1, 9).WithWarmup(3), Schedule.Cosine(0.1, 9).WithWarmup(4));
        Assert.Contains("Steps = 9", Schedule.Cosine(0.1, 9).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rate", "here it is -0.1")]
    [InlineData("nan", "here it is NaN")]
    [InlineData("infinite", "here it is")]
    [InlineData("every", "here there are 0")]
    [InlineData("factor", "here it is 1.5")]
    [InlineData("steps", "here there are 0")]
    [InlineData("minimum", "at least 0.2: here it is 0.1")]
    [InlineData("warmup", "here there are -1")]
    [InlineData("step", "step")]
    public void What_is_out_of_range_says_so(string what, string message)
    {
        using GermanCulture culture = new();
        ArgumentOutOfRangeException failure = Assert.Throws<ArgumentOutOfRangeException>(() => _ = what switch
        {
            "rate" => Schedule.Constant(-0.1),
            "nan" => Schedule.Exponential(double.NaN, 0.5),
            "infinite" => Schedule.Constant(1e300),
            "every" => Schedule.Staircase(0.1, 0, 0.5),
            "factor" => Schedule.Exponential(0.1, 1.5),
            "steps" => Schedule.Cosine(0.1, 0),
            "minimum" => Schedule.Cosine(0.1, 10, 0.2),
            "warmup" => Schedule.Constant(0.1).WithWarmup(-1),
            _ => Schedule.Constant(Schedule.Constant(0.1).At(-1)),
        });
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cosine_is_right_to_the_last_bits()
    {
        for (int i = 0; i <= 1000; i++)
        {
            Assert.InRange(Wave.CosineOfHalfTurns(i / 1000.0) - Math.Cos(Math.PI * i / 1000.0), -5e-16, 5e-16);
        }
    }

    private static void Near(double expected, float actual) => Assert.InRange(actual - expected, (-1e-6 * expected) - 1e-12, (1e-6 * expected) + 1e-12);
}
