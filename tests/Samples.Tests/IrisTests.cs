using System.Threading.Tasks;
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

    [IrisFact]
    public async Task TakesAPathAndEpochs() => (await SampleRun.Start("Iris", SharedData.Iris, "--epochs", "2")).AssertFine();

    [Fact]
    public async Task AMissingFileIsOneLine() => (await SampleRun.Start("Iris", "no-such.csv")).AssertFailed(1, "Iris:", "'no-such.csv'");

    [Fact]
    public async Task ABadFileIsOneLine()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("iris.csv", "5.1,3.5,1.4\n");

        (await SampleRun.Start("Iris", path)).AssertFailed(1, "line 1", "3 fields");
    }

    [Fact]
    public async Task AnUnknownOptionIsOneLine() => (await SampleRun.Start("Iris", "--speed")).AssertFailed(2, "'--speed'");
}
