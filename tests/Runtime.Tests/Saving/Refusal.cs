using System.IO;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>A file that must be refused without a trace.</summary>
internal static class Refusal
{
    /// <summary>Loads it, and checks that the network, which has been trained a little, is as before to the last bit.</summary>
    public static NetworkFileException Require(ILabelTrainable network, byte[] file, bool checkpoint = false)
    {
        using GermanCulture german = new();
        Training.Train(network, 1);
        NetworkBits before = NetworkBits.Of(network);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => checkpoint ? network.LoadCheckpoint(new MemoryStream(file)) : network.Load(new MemoryStream(file)));
        Assert.Equal(before, NetworkBits.Of(network));
        Assert.EndsWith(".", error.Message);
        return error;
    }
}
