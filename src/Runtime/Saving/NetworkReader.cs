using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Unrolled.Runtime;

/// <summary>Loads a file into a network: first everything is checked and read aside, then the network is changed.</summary>
internal sealed class NetworkReader
{
    // More than any optimiser has: what a checkpoint may hold when its weights alone are wanted.
    private const int MostStateVariables = 4;

    private readonly INetwork _network;
    private readonly FileSource _source;

    public NetworkReader(INetwork network, Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        _network = network;
        _source = new FileSource(stream, name, network.Description.Name);
    }

    /// <summary>Whether the file is part of the program, and so may have any header that its author built in.</summary>
    public bool IsOfTheProgram { get; init; }

    /// <summary>Loads the weights, or all that training depends on.</summary>
    public NetworkFileInfo Read(bool isCheckpoint)
    {
        NetworkDescription network = _network.Description;
        FileHeader header = HeaderReader.Read(_source, IsOfTheProgram ? FileHeader.Largest : FileHeader.Limit(network));
        MetadataReader metadata = new(_source, header.Metadata, network);
        if (isCheckpoint)
        {
            if (!metadata.IsCheckpoint)
            {
                throw _source.Error("holds weights alone: Load reads it; LoadCheckpoint takes what SaveCheckpoint wrote");
            }

            metadata.CheckOptimizer();
        }

        int groups = isCheckpoint ? NetworkValues.StateVariables(_network) : 0;
        HistoryMetadata? written = metadata.IsCheckpoint ? HistoryMetadata.Read(metadata) : null;
        IReadOnlyList<TensorSlot> slots = Slots(network, groups, skipsState: metadata.IsCheckpoint && !isCheckpoint, written);
        IReadOnlyList<ExpectedTensor> expected = Expected(slots, network, groups, written);
        IReadOnlyList<FileTensor> tensors = new TensorMatch(_source, network.Name).Of(header, expected);
        metadata.CheckArchitecture();

        // Of converted values, neither checksum nor outputs are those that were saved.
        bool isVerified = metadata.IsOurs && expected.All(tensor => !header.Tensors.TryGetValue(tensor.Name, out FileTensor? found) || found.Type == tensor.Type);
        TestVector? test = isVerified ? metadata.TestVector() : null;
        (int seed, long steps, float[] hyperParameters) = isCheckpoint ? (metadata.Seed(), metadata.Steps(), metadata.HyperParameters()) : (0, 0, []);

        NetworkValues values = NetworkValues.For(_network, groups > 0, isCheckpoint && written is { HasBestParameters: true });
        IReadOnlyList<TrainingEpoch> epochs = ReadData(tensors, slots, values, isCheckpoint ? steps : null);
        if (isVerified)
        {
            metadata.CheckData();
        }

        TrainingHistory? history = isCheckpoint ? written?.History(metadata, epochs, steps, values.Best) : null;
        NetworkFileInfo info = new(metadata.IsCheckpoint, metadata.Version, isVerified, metadata.Extras(), history);
        string? difference = null;
        if (!values.TryApplyParameters(_network, candidate => (difference = test?.Difference(candidate)) is null))
        {
            throw _source.Error($"does not mean the same here: {network.Name} gives another output for its test row than when it was saved, {difference}. Load it into the class it was saved from");
        }

        // From here on nothing can fail.
        if (isCheckpoint)
        {
            values.ApplyState(_network);
            _network.State?.Restore(seed, steps, hyperParameters);
        }

        return info;
    }

    /// <summary>The network's tensors that the file may have.</summary>
    private static IReadOnlyList<TensorSlot> Slots(NetworkDescription network, int groups, bool skipsState, HistoryMetadata? history) =>
    [
        .. TensorSlot.Of(network, skipsState ? MostStateVariables : groups, withFrozen: skipsState),
        .. history is { HasBestParameters: true } ? TensorSlot.OfBest(network) : [],
    ];

    /// <summary>All tensors that the file may have.</summary>
    private static IReadOnlyList<ExpectedTensor> Expected(IReadOnlyList<TensorSlot> slots, NetworkDescription network, int groups, HistoryMetadata? history) =>
    [
        .. slots.Select(slot => ExpectedTensor.Of(slot, network, isRequired: slot.Group <= groups)),
        .. history is null ? Array.Empty<ExpectedTensor>() : [new ExpectedTensor(EpochTable.Name, ElementType.Float64, EpochTable.Shape(history.Epochs), "its metadata", IsRequired: true)],
    ];

    /// <summary>Reads what is wanted and passes over the rest.</summary>
    /// <param name="tensors">The file's tensors.</param>
    /// <param name="slots">Those that are the network's.</param>
    /// <param name="values">Where to.</param>
    /// <param name="steps">The steps that a checkpoint's epochs may have; null where the weights alone are wanted.</param>
    /// <returns>The epochs of its history.</returns>
    private IReadOnlyList<TrainingEpoch> ReadData(IReadOnlyList<FileTensor> tensors, IReadOnlyList<TensorSlot> slots, NetworkValues values, long? steps)
    {
        Dictionary<string, TensorSlot> byName = slots.ToDictionary(static slot => slot.Name);
        IReadOnlyList<TrainingEpoch> epochs = [];
        foreach (FileTensor tensor in tensors)
        {
            TensorSlot? slot = byName.GetValueOrDefault(tensor.Name);
            if (slot is not null && values.Group(slot.Group) is { } group)
            {
                TensorData.Read(_source, tensor, slot, group);
            }
            else if (slot is null && steps is { } made)
            {
                epochs = EpochTable.Read(_source, tensor, made);
            }
            else
            {
                _source.SkipData(tensor.End - tensor.Begin, tensor.Name);
            }
        }

        _source.RequireEnd();
        return epochs;
    }
}
