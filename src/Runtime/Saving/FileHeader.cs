using System;
using System.Collections.Generic;

namespace Unrolled.Runtime;

/// <summary>What the header of a file says: structure checked, contents not.</summary>
/// <param name="Tensors">The tensors by name.</param>
/// <param name="Metadata">The entries of this library, by key; those of others are left out.</param>
internal sealed record FileHeader(Dictionary<string, FileTensor> Tensors, Dictionary<string, string> Metadata)
{
    /// <summary>The name under which a header has its metadata.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>What the format's own readers take at most.</summary>
    public const long Largest = 100_000_000;

    /// <summary>Bytes that the header of a network's file can have: room for entries of other programs, state variables, test vector and extras.</summary>
    public static long Limit(NetworkDescription network) =>
        Math.Min(Largest, (64 * 1024) + (256L * network.Layers.Count) + (1024L * network.Tensors.Count) + (64L * ((long)network.Inputs + network.Outputs)));
}

/// <summary>A tensor as the header has it.</summary>
/// <param name="Name">Its name: <c>0.weight</c>.</param>
/// <param name="Type">What its elements are: <c>F32</c>.</param>
/// <param name="Shape">Its sizes, none negative.</param>
/// <param name="Begin">Its first byte in the data behind the header, not negative.</param>
/// <param name="End">The byte just past it, not negative.</param>
internal sealed record FileTensor(string Name, string Type, long[] Shape, long Begin, long End);
