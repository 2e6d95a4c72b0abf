using System.Collections.Generic;

namespace Unrolled;

/// <summary>What a file said besides the numbers that were loaded.</summary>
/// <remarks>Immutable but for the arrays of <see cref="Extras"/>, which are the caller's.</remarks>
public sealed class NetworkFileInfo
{
    internal NetworkFileInfo(bool isCheckpoint, string? version, bool isVerified, IReadOnlyDictionary<string, float[]> extras, TrainingHistory? history)
    {
        IsCheckpoint = isCheckpoint;
        Version = version;
        IsVerified = isVerified;
        Extras = extras;
        History = history;
    }

    /// <summary>Whether the file is a checkpoint.</summary>
    public bool IsCheckpoint { get; }

    /// <summary>The version of this library that wrote the file: <c>0.1.0</c>; null for a file of another program.</summary>
    public string? Version { get; }

    /// <summary>
    /// Whether the numbers are those that were saved, by their checksum, and the network gave the recorded output for the recorded input.
    /// False for files of other programs and for converted values, which have nothing to check against; a check that fails is an exception.
    /// </summary>
    public bool IsVerified { get; }

    /// <summary>The numbers kept beside the weights, by name; empty without any.</summary>
    public IReadOnlyDictionary<string, float[]> Extras { get; }

    /// <summary>The history that <c>SaveCheckpoint</c> was given, for <see cref="TrainingOptions.Resume"/>; null where it was given none, and from <c>Load</c>, which takes the weights alone.</summary>
    public TrainingHistory? History { get; }
}
