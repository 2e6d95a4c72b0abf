extern alias Sensor;

using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Sensor::Sensor;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class SensorTests
{
    [Fact]
    public async Task FaultsAreNoticedWhileTheSensorsDrift()
    {
        SampleRun run = (await SampleRun.Start("Sensor", "--readings", "200000")).AssertFine();

        double faults = run.Number(@"  learning +\d+ of (\d+) faults noticed");
        Assert.InRange(faults, 30, 50);
        Assert.InRange(run.Number(@"  learning +(\d+) of \d+ faults noticed"), 0.85 * faults, faults);
        Assert.InRange(run.Number(@"after (\d+) readings \(median\)\n +\d+ named"), 1, 10);
        Assert.InRange(run.Number(@"learning .*\n +(\d+) named the right sensor"), 0.8 * faults, faults);
        Assert.InRange(run.Number(@"learning .*\n.*; (\d+) false alarms?\n  stopped"), 0, 3);

        // The network that learned no more takes drift for faults.
        Assert.InRange(run.Number(@"stopped learning .*\n.*; (\d+) false alarms"), 10, double.PositiveInfinity);
    }

    /// <summary>Ten million steps take two minutes: <c>--steps 10000000</c>.</summary>
    [Fact]
    public async Task TrainingForLong_AllocatesNothingStaysFiniteAndIsRepeated()
    {
        SampleRun once = (await SampleRun.Start("Sensor", "--steps", "200000")).AssertFine();
        SampleRun again = (await SampleRun.Start("Sensor", "--steps", "200000")).AssertFine();

        Assert.InRange(once.Number(@"^  ([0-9.]+) MB of memory at most, before the first step\n"), 1, 200);
        Assert.InRange(once.Number(@"\n  ([0-9.]+) MB of memory at most, after the last one\n$"), 1, 200);
        string[] table = once.Output.Split('\n')[1..^2];
        Assert.Equal(table, again.Output.Split('\n')[1..^2]);
        string[][] lines = [.. table.Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(10, lines.Length);
        Assert.All(lines, line => Assert.Equal("0", line[3]));
        Assert.All(lines, line => Assert.InRange(double.Parse(line[2], CultureInfo.InvariantCulture), 0, 100));
    }

    /// <summary>At a learning rate that no training survives.</summary>
    [Fact]
    public void TrainingForLong_EndsWhereTheLossIsNotFinite()
    {
        SensorNet net = new(0) { LearningRate = 1e30f };

        Assert.Equal("the loss is Infinity after step 1.", Stream.Soak(new Plant(0), net, 1_000));
    }

    [Theory]
    [InlineData(0.5, 9, 0, null)]
    [InlineData(double.NaN, 9, 0, "the loss is NaN after step 20.")]
    [InlineData(0.5, float.NaN, 0, "a weight is not finite after step 20.")]
    [InlineData(0.5, 9, 24, "24 bytes were allocated in the steps up to 20, ")]
    public void TrainingForLong_IsWrongOnlyThen(double loss, float largest, long allocated, string? message)
    {
        string? wrong = Stream.Wrong(20, loss, largest, allocated);

        Assert.Equal(message is null, wrong is null);
        Assert.StartsWith(message ?? "", wrong ?? "");
    }

    [Theory]
    [InlineData("'--speed'", "--speed")]
    [InlineData("'39,999'", "--readings", "39,999")]
    public async Task WhatCannotBeIsOneLine(string part, params string[] arguments) =>
        (await SampleRun.Start("Sensor", arguments)).AssertFailed(2, "Sensor:", part);
}
