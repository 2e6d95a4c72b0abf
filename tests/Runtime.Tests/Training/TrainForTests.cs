using System;
using Unrolled.Runtime.Tests.Saving;
using Xunit;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>A few milliseconds at a time.</summary>
public sealed class TrainForTests
{
    [Fact]
    public void Goes_on_where_it_left_off()
    {
        Dataset data = Samples.Labels(45);
        Classes network = new(3);
        Trainer trainer = new(network, data, new() { Seed = 8 }, new StepClock(network, 10));
        for (int call = 0; call < 7; call++)
        {
            trainer.TrainFor(TimeSpan.FromMilliseconds(40));
        }

        // Whole steps of 10 ms, and none that would end after 40.
        Assert.Equal(28, network.Steps);
        Classes looped = new(3);
        Samples.Loop(looped, data, 28, seed: 8);
        Assert.Equal(NetworkBits.Of(looped), NetworkBits.Of(network));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(19, 1)]
    [InlineData(20, 2)]
    [InlineData(39, 3)]
    public void Takes_a_step_and_no_further_one_past_the_budget(int milliseconds, int steps)
    {
        Classes network = new(3);
        Trainer trainer = new(network, Samples.Labels(45), null, new StepClock(network, 10));
        TrainingProgress progress = trainer.TrainFor(TimeSpan.FromMilliseconds(milliseconds));
        Assert.Equal(steps, network.Steps);
        Assert.Equal((1, steps, 6), (progress.Epoch, progress.Step, progress.StepsPerEpoch));
        Assert.Equal(TimeSpan.FromMilliseconds(10 * steps), progress.Elapsed);
    }

    [Fact]
    public void A_slow_step_makes_the_next_call_careful()
    {
        Classes inner = new(3);
        StepClock clock = new(inner, 10);
        Trainer trainer = new(inner, Samples.Labels(400), null, clock);
        Assert.Equal(4, trainer.TrainFor(TimeSpan.FromMilliseconds(40)).Step);
        Slow slow = new(inner, clock);
        Trainer slowed = new(slow, Samples.Labels(400), null, clock);
        slow.Delay = 20;
        Assert.Equal(5, slowed.TrainFor(TimeSpan.FromMilliseconds(40)).Step);
        slow.Delay = 0;

        // A step is expected to take 28 ms after this one, 26 after the next, 24 after the third.
        Assert.Equal(6, slowed.TrainFor(TimeSpan.FromMilliseconds(35)).Step);
        Assert.Equal(8, slowed.TrainFor(TimeSpan.FromMilliseconds(40)).Step);
    }

    [Fact]
    public void Steps_made_elsewhere_count()
    {
        Dataset data = Samples.Labels(45);
        Classes network = new(3);
        Trainer trainer = new(network, data, null, new StepClock(network, 10));
        trainer.TrainFor(TimeSpan.FromMilliseconds(20));
        Samples.Loop(network, data, 13);
        trainer.TrainFor(TimeSpan.FromMilliseconds(20));
        Classes looped = new(3);
        Samples.Loop(looped, data, 15);
        Assert.Equal(NetworkBits.Of(looped), NetworkBits.Of(network));
    }

    [Fact]
    public void Allocates_nothing()
    {
        Classes network = new(3);
        Trainer trainer = new(network, Samples.Labels(45), new() { Schedule = Schedule.Exponential(0.01, 0.999) });
        trainer.TrainFor(TimeSpan.Zero);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < 100; call++)
        {
            trainer.TrainFor(TimeSpan.Zero);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(101, network.Steps);
    }

    [Fact]
    public void Time_does_not_run_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new Classes(1), Samples.Labels(9)).TrainFor(TimeSpan.FromTicks(-1)));
}
