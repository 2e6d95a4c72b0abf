using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed partial class GameTests
{
    [Fact]
    public async Task BirdsLearnToFlyAndStartFromWhatWasLearned()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.FullName, "birds.safetensors");
        SampleRun untrained = (await SampleRun.Start("Game", "--frames", "500", "--steps", "0")).AssertFine();
        SampleRun trained = (await SampleRun.Start("Game", "--frames", "500", "--save", path)).AssertFine();
        SampleRun again = (await SampleRun.Start("Game", "--frames", "100", "--steps", "0", "--load", path)).AssertFine();

        Assert.InRange(Shares(untrained)[^1], 0, 20);
        Assert.InRange(Shares(trained)[0], 0, 50);
        Assert.InRange(Shares(trained)[^1], 90, 100);
        Assert.InRange(Shares(again)[0], 90, 100);
    }

    [Fact]
    public async Task TheSameSeedGivesTheSameFlight()
    {
        string[] arguments = ["--frames", "100", "--plain", "--seed", "7", "--steps", "4"];
        SampleRun once = (await SampleRun.Start("Game", arguments)).AssertFine();
        SampleRun again = (await SampleRun.Start("Game", arguments)).AssertFine();
        SampleRun other = (await SampleRun.Start("Game", [.. arguments[..^3], "8", .. arguments[^2..]])).AssertFine();

        Assert.Single(Shares(once));
        Assert.Equal(once.Output, again.Output);
        Assert.NotEqual(once.Output, other.Output);
    }

    [Theory]
    [InlineData(2, "'--speed'", "--speed")]
    [InlineData(2, "'0'", "--frames", "0")]
    [InlineData(1, "no-such.safetensors", "--load", "no-such.safetensors")]
    public async Task WhatCannotBeIsOneLine(int exitCode, string part, params string[] arguments) =>
        (await SampleRun.Start("Game", arguments)).AssertFailed(exitCode, "Game:", part);

    /// <summary>Of the birds at walls, the percentage that passed, in each line.</summary>
    private static double[] Shares(SampleRun run) =>
        [.. Percentage().Matches(run.Output).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\( *(\d+) %\)")]
    private static partial Regex Percentage();
}
