using System.IO;
using Unrolled.Runtime.Tests.Saving;
using Unrolled.SaveProbe;
using Xunit;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>A training that stops, is saved and goes on in another process has the bits of one that never stopped.</summary>
public sealed class ResumeTests
{
    /// <summary>62 rows in batches of 8: 8 steps an epoch, 48 in all.</summary>
    [Theory]
    [InlineData(16, 48)]
    [InlineData(21, 48)]
    [InlineData(16, 37)]
    public void A_new_process_goes_on_with_the_same_bits(int firstStop, int secondStop)
    {
        Fitted unbroken = new(7);
        Assert.Equal(StopReason.Completed, unbroken.Fit(long.MaxValue));
        Assert.Equal(48, unbroken.Steps);

        using TemporaryFolder folder = new();
        string first = folder.File("first.safetensors");
        string second = folder.File("second.safetensors");
        Fitted stopped = new(7);
        Assert.Equal(StopReason.Cancelled, stopped.Fit(firstStop));
        Assert.Equal(firstStop, stopped.Steps);
        stopped.SaveCheckpoint(first);
        Probe.Run("fit", first, second, $"{secondStop}");

        Fitted found = new(-2);
        Assert.True(found.LoadCheckpoint(second).IsVerified);
        Assert.Equal(secondStop, found.Steps);
        found.Fit(long.MaxValue);
        Assert.Equal(NetworkBits.Of(unbroken), NetworkBits.Of(found));
        found.SaveCheckpoint(second);
        unbroken.SaveCheckpoint(first);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }
}
