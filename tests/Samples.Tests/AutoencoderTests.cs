using System.Threading.Tasks;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class AutoencoderTests
{
    [Fact]
    public async Task RedrawsDigitsBetterEachEpoch()
    {
        SampleRun run = (await SampleRun.Start("Autoencoder", "--images", "2000", "--epochs", "4", "--seed", "1")).AssertFine();

        double[] losses = run.Losses();
        Assert.Equal(4, losses.Length);
        Assert.True(losses[3] < 0.5 * losses[0]);
        Assert.True(run.Number(@"(\d+\.\d+) squared error") < 0.5 * run.Number(@"blank page: (\d+\.\d+)"));
    }

    [Fact]
    public async Task AnUnknownOptionIsOneLine() => (await SampleRun.Start("Autoencoder", "--speed")).AssertFailed(2, "'--speed'");
}
