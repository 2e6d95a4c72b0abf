using System;
using System.Collections.Generic;
using System.Globalization;
using Unrolled.Generator.Shapes;

namespace Unrolled.Runtime;

/// <summary>What a file says of its network besides the tensors: <see cref="MetadataReader"/> reads it.</summary>
internal static class MetadataWriter
{
    /// <summary>The version of this library: <c>0.1.0</c>.</summary>
    public static string Version => typeof(NetworkFile).Assembly.GetName().Version!.ToString(3);

    /// <summary>The entries of a network as it is now, whose data has that checksum.</summary>
    public static IReadOnlyDictionary<string, string> Entries(INetwork network, bool isCheckpoint, TrainingHistory? history, string checksum, IReadOnlyDictionary<string, float[]>? extras)
    {
        TestVector test = TestVector.Of(network);
        string architecture = Architecture.Text(network.Description);
        Dictionary<string, string> entries = new()
        {
            // What PyTorch's tools write: it tells them the orientation.
            ["format"] = "pt",
            [MetadataKeys.Version] = Version,
            [MetadataKeys.Kind] = isCheckpoint ? MetadataKeys.Checkpoint : MetadataKeys.Weights,
            [MetadataKeys.Architecture] = architecture,
            [MetadataKeys.ArchitectureHash] = ArchitectureHash.Of(architecture),
            [MetadataKeys.Checksum] = checksum,
            [MetadataKeys.TestInput] = FloatText.Write(test.Input),
            [MetadataKeys.TestOutput] = FloatText.Write(test.Output),
        };
        if (isCheckpoint)
        {
            AddState(entries, network);
        }

        if (history is not null)
        {
            HistoryMetadata.Add(entries, history);
        }

        foreach ((string name, float[] values) in extras ?? new Dictionary<string, float[]>())
        {
            if (string.IsNullOrEmpty(name) || values is null)
            {
                throw new ArgumentException("An extra has no name or no values: give each a name and an array.", nameof(extras));
            }

            entries.Add(MetadataKeys.Extra + name, FloatText.Write(values));
        }

        return entries;
    }

    private static void AddState(Dictionary<string, string> entries, INetwork network)
    {
        INetworkState? state = network.State;
        entries.Add(MetadataKeys.Optimizer, network.Description.Optimizer ?? "");
        entries.Add(MetadataKeys.Seed, network.Seed.ToString(CultureInfo.InvariantCulture));
        entries.Add(MetadataKeys.Steps, (state?.Steps ?? 0).ToString(CultureInfo.InvariantCulture));
        for (int i = 0; state is not null && i < state.HyperParameters.Length; i++)
        {
            // The shortest text that reads as the same float.
            entries.Add(MetadataKeys.HyperParameter + network.Description.HyperParameters[i].Name, state.HyperParameters[i].ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
