using System;
using System.IO;
using System.Reflection;

namespace Unrolled.Runtime;

/// <summary>Loads a network from a file that was built into its assembly. For generated code.</summary>
public static class EmbeddedWeights
{
    /// <summary>Reads the resource, checks it as any file is checked, and sets the network's parameters.</summary>
    /// <param name="network">The network.</param>
    /// <param name="assembly">The assembly with the resource: the network's.</param>
    /// <param name="resource">The resource's name.</param>
    /// <exception cref="InvalidOperationException">The assembly has no resource of that name: it was built without the package's targets.</exception>
    /// <exception cref="NetworkFileException">The file was damaged, or means something else than when it was saved.</exception>
    public static void Load(INetwork network, Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(assembly);
        using Stream stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no resource '{resource}' with the parameters of {network.Description.Name}: build it with the item UnrolledWeights and the targets of the package Unrolled.");
        _ = new NetworkReader(network, stream, resource) { IsOfTheProgram = true }.Read(isCheckpoint: false);
    }
}
