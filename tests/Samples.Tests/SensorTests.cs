using System.Linq;
using System.Threading.Tasks;
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

        Assert.Equal(once.Output, again.Output);
        string[][] lines = [.. once.Output.TrimEnd().Split('\n').Skip(1).Select(line => line.Split(' ', System.StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(10, lines.Length);
        Assert.All(lines, line => Assert.Equal("0", line[3]));
        Assert.All(lines, line => Assert.InRange(double.Parse(line[2], System.Globalization.CultureInfo.InvariantCulture), 0, 100));
    }

    [Theory]
    [InlineData("'--speed'", "--speed")]
    [InlineData("'39,999'", "--readings", "39,999")]
    public async Task WhatCannotBeIsOneLine(string part, params string[] arguments) =>
        (await SampleRun.Start("Sensor", arguments)).AssertFailed(2, "Sensor:", part);
}
