using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Unrolled.Samples.Tests;

public sealed class DigitsTests
{
    private const string Accuracy = @"(\d+\.\d+) % right";

    [Fact]
    public async Task LearnsItsOwnDigits()
    {
        SampleRun run = (await SampleRun.Start("Digits", "--images", "5000", "--epochs", "5", "--seed", "1")).AssertFine();

        Assert.InRange(run.Number(Accuracy), 95, 100);
        Assert.Equal(5, run.Losses().Length);
        Assert.True(run.Losses()[4] < 0.5 * run.Losses()[0]);
        Assert.Contains("µs", run.Output, StringComparison.Ordinal);

        // Other tests share the machine: the share may be small, but a step faster than the peak was counted wrong.
        Assert.InRange(run.Number(@"(\d+) % of the peak of one core"), 1, 110);
    }

    [Fact]
    public async Task TheSameSeedGivesTheSameNetwork()
    {
        string[] arguments = ["--images", "500", "--epochs", "1", "--seed", "7"];
        SampleRun once = (await SampleRun.Start("Digits", arguments)).AssertFine();
        SampleRun again = (await SampleRun.Start("Digits", arguments)).AssertFine();

        Assert.Equal(once.Losses(), again.Losses());
        Assert.Equal(once.Number(Accuracy), again.Number(Accuracy));
    }

    [Fact]
    public async Task DrawsPictures()
    {
        using TemporaryFolder folder = new();
        string pictures = Path.Combine(folder.FullName, "of", "digits");
        (await SampleRun.Start("Digits", "--images", "200", "--epochs", "2", "--pictures", pictures)).AssertFine();

        string[] names = ["confusion.svg", "training.svg", "weights.svg"];
        Assert.Equal(names, Directory.GetFiles(pictures).Select(Path.GetFileName).Order());
        Assert.All(names, name => Assert.EndsWith("</svg>\n", File.ReadAllText(Path.Combine(pictures, name)), StringComparison.Ordinal));
    }

    [MnistFact]
    public async Task ReadsMnist()
    {
        SampleRun run = (await SampleRun.Start("Digits", "--data", SharedData.Mnist)).AssertFine();

        Assert.InRange(run.Number(Accuracy), 94, 100);
    }

    [Fact]
    public async Task HelpFitsTheTerminal()
    {
        SampleRun run = (await SampleRun.Start("Digits", "--help")).AssertFine();

        Assert.All(["--data", "--epochs", "--images", "--seed"], option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'--speed'", "--speed")]
    [InlineData("'lots'", "--images", "lots")]
    [InlineData("'0'", "--epochs", "0")]
    [InlineData("--data needs a value", "--data")]
    [InlineData("'stray'", "stray")]
    public async Task AWrongCommandLineIsOneLine(string part, params string[] arguments) =>
        (await SampleRun.Start("Digits", arguments)).AssertFailed(2, "Digits:", part);

    [Fact]
    public async Task AMissingFolderIsOneLine() =>
        (await SampleRun.Start("Digits", "--data", "no-such-folder")).AssertFailed(1, "'no-such-folder'");

    [Fact]
    public async Task ATruncatedFileIsOneLine()
    {
        using TemporaryFolder folder = new();
        folder.Write("t10k-images-idx3-ubyte", IdxBytes.Images(30)[..5000]);
        folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Labels(30));

        (await SampleRun.Start("Digits", "--data", folder.FullName)).AssertFailed(1, "5,000", "23,536 bytes");
    }

    [Fact]
    public async Task AFolderInPlaceOfAFileIsOneLine()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(Path.Combine(folder.FullName, "train-images-idx3-ubyte"));

        (await SampleRun.Start("Digits", "--data", folder.FullName)).AssertFailed(1, folder.FullName);
    }
}
