using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Iris;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class IrisTests
{
    [IrisFact]
    public async Task NamesTheSpeciesOfFlowersNeverSeen()
    {
        SampleRun run = (await SampleRun.Start("Iris")).AssertFine();

        Assert.InRange(run.Number(@"mean +(\d+\.\d+) %"), 95, 100);
    }

    [Fact]
    public async Task WithoutAFileTheFlowersAreMadeUpAndSaidToBe()
    {
        SampleRun run = (await SampleRun.Start("Iris", "--made-up")).AssertFine();

        Assert.Contains("150 made-up flowers", run.Output);
        Assert.Contains("measured on no plant", run.Output);
        Assert.Contains("pass the path of iris.csv", run.Output);
        Assert.InRange(run.Number(@"mean +(\d+\.\d+) %"), 90, 100);
    }

    [Fact]
    public void TheSameSeedMakesUpTheSameFlowers()
    {
        Dataset flowers = MadeUpFlowers.Draw(seed: 3);

        Assert.True(flowers.InputValues.SequenceEqual(MadeUpFlowers.Draw(seed: 3).InputValues));
        Assert.False(flowers.InputValues.SequenceEqual(MadeUpFlowers.Draw(seed: 4).InputValues));
        Assert.All(flowers.InputValues.ToArray(), length => Assert.InRange(length, 0.1f, 12f));
        Assert.All([0, 1, 2], species => Assert.Equal(50, flowers.Labels.ToArray().Count(s => s == species)));
    }

    [IrisFact]
    public async Task TakesAPathAndEpochs() => (await SampleRun.Start("Iris", SharedData.Iris, "--epochs", "2")).AssertFine();

    [Fact]
    public async Task AMissingFileIsOneLine() => (await SampleRun.Start("Iris", "no-such.csv")).AssertFailed(1, "Iris:", "'no-such.csv'");

    [Fact]
    public async Task ABadFileIsOneLine()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("iris.csv", "5.1,3.5,1.4\n");

        (await SampleRun.Start("Iris", path)).AssertFailed(1, "line 1", "3 columns");
    }

    [Fact]
    public async Task ExportsTheLastNetwork()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.FullName, "iris.onnx");

        (await SampleRun.Start("Iris", "--made-up", "--epochs", "2", "--onnx", path)).AssertFine();

        // 4-10-3 in floats, its names and what normalises.
        Assert.InRange(new FileInfo(path).Length, 4 * ((4 * 10) + 10 + (10 * 3) + 3), 2000);
    }

    [Fact]
    public async Task AnUnknownOptionIsOneLine() => (await SampleRun.Start("Iris", "--speed")).AssertFailed(2, "'--speed'");
}
