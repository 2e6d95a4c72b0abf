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

    /// <summary>Loads the weights, or all that training depends on.</summary>
    public NetworkFileInfo Read(bool isCheckpoint)
    {
        NetworkDescription network = _network.Description;
        FileHeader header = HeaderReader.Read(_source, FileHeader.Limit(network));
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
        bool skipsState = metadata.IsCheckpoint && !isCheckpoint;
        IReadOnlyList<TensorSlot> slots = TensorSlot.Of(network, skipsState ? MostStateVariables : groups, withFrozen: skipsState);
        IReadOnlyList<(FileTensor Tensor, TensorSlot Slot)> tensors = new TensorMatch(_source, network.Name).Of(header, slots, groups);
        metadata.CheckArchitecture();

        // Of converted values, neither checksum nor outputs are those that were saved.
        bool isVerified = metadata.IsOurs && tensors.All(static pair => pair.Tensor.Type == ElementType.Float32);
        TestVector? test = isVerified ? metadata.TestVector() : null;
        NetworkFileInfo info = new(metadata.IsCheckpoint, metadata.Version, isVerified, metadata.Extras());
        (int seed, long steps, float[] hyperParameters) = isCheckpoint ? (metadata.Seed(), metadata.Steps(), metadata.HyperParameters()) : (0, 0, []);

        NetworkValues values = ReadData(tensors, groups);
        if (isVerified)
        {
            metadata.CheckData();
        }

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

    private NetworkValues ReadData(IReadOnlyList<(FileTensor Tensor, TensorSlot Slot)> tensors, int groups)
    {
        NetworkValues values = NetworkValues.For(_network, groups > 0);
        foreach ((FileTensor tensor, TensorSlot slot) in tensors)
        {
            if (slot.Group <= groups)
            {
                TensorData.Read(_source, tensor, slot, values.Groups[slot.Group]);
            }
            else
            {
                _source.SkipData(tensor.End - tensor.Begin, tensor.Name);
            }
        }

        _source.RequireEnd();
        return values;
    }
}
