using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Unrolled.Generator.Shapes;
using static Unrolled.Runtime.FileSource;

namespace Unrolled.Runtime;

/// <summary>What <see cref="MetadataWriter"/> wrote, checked against the network that is to have it. A file of another program has none of it.</summary>
internal sealed class MetadataReader(FileSource source, Dictionary<string, string> entries, NetworkDescription network)
{
    // Far beyond any training, and far from where the count would overflow.
    private const long MaximumSteps = 1L << 62;

    /// <summary>Whether this library wrote the file, or says it did.</summary>
    public bool IsOurs => entries.Count > 0;

    /// <summary>The version of the library that wrote the file; null for another program's.</summary>
    public string? Version => IsOurs ? Show(Entry(MetadataKeys.Version)) : null;

    /// <summary>Whether the file holds all that training depends on.</summary>
    public bool IsCheckpoint => IsOurs && Entry(MetadataKeys.Kind) switch
    {
        MetadataKeys.Checkpoint => true,
        MetadataKeys.Weights => false,
        string other => throw source.Error($"is a file of kind {Show(other)}, written by version {Version} of this library; version {MetadataWriter.Version} reads weights and checkpoints"),
    };

    /// <summary>Refuses what computes something else with the same tensors.</summary>
    public void CheckArchitecture()
    {
        string own = Architecture.Text(network);
        if (IsOurs && Entry(MetadataKeys.ArchitectureHash) != ArchitectureHash.Of(own))
        {
            throw source.Misfit($"it was saved by a network of other layers, {Show(Entry(MetadataKeys.Architecture))}; {network.Name} is {Show(own)}");
        }
    }

    /// <summary>The row to try the loaded network with; the file is this library's.</summary>
    public TestVector TestVector()
    {
        float[] input = Floats(MetadataKeys.TestInput);
        float[] output = Floats(MetadataKeys.TestOutput);
        return input.Length == network.Inputs && output.Length == network.Outputs
            ? new TestVector(input, output)
            : throw source.Error(Words.Text(
                $"has a test row of {input.Length:N0} inputs and {output.Length:N0} outputs; {network.Name} has {network.Inputs:N0} and {network.Outputs:N0}"));
    }

    /// <summary>Refuses data that is not what was saved; the file is this library's.</summary>
    public void CheckData()
    {
        if (Entry(MetadataKeys.Checksum) != source.Checksum)
        {
            throw source.Error($"is damaged or was changed: the checksum of its data is {source.Checksum} and was {Show(Entry(MetadataKeys.Checksum))}; take a whole copy, or remove {FileHeader.MetadataName} if it was changed on purpose");
        }
    }

    /// <summary>The numbers kept beside the weights.</summary>
    public IReadOnlyDictionary<string, float[]> Extras() => entries.Keys
        .Where(static key => key.StartsWith(MetadataKeys.Extra, StringComparison.Ordinal))
        .ToDictionary(static key => key[MetadataKeys.Extra.Length..], Floats);

    /// <summary>Refuses the state of another optimiser.</summary>
    public void CheckOptimizer()
    {
        string optimizer = Entry(MetadataKeys.Optimizer);
        if (optimizer != (network.Optimizer ?? ""))
        {
            throw source.Misfit($"it holds the state of {Named(Show(optimizer))}, and {network.Name} has {Named(network.Optimizer)}; Load takes its weights alone");
        }
    }

    /// <summary>The seed of parameters and masks.</summary>
    public int Seed() => int.TryParse(Entry(MetadataKeys.Seed), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seed)
        ? seed
        : throw Unexpected(MetadataKeys.Seed, "a 32-bit number");

    /// <summary>Updates made.</summary>
    public long Steps() => long.TryParse(Entry(MetadataKeys.Steps), NumberStyles.None, CultureInfo.InvariantCulture, out long steps) && steps <= MaximumSteps
        ? steps
        : throw Unexpected(MetadataKeys.Steps, Words.Text($"a number from 0 to {MaximumSteps:N0}"));

    /// <summary>The optimiser's hyper-parameters, in the order of the network's.</summary>
    public float[] HyperParameters()
    {
        IEnumerable<string> known = network.HyperParameters.Select(static range => MetadataKeys.HyperParameter + range.Name);
        string? other = entries.Keys.Where(static key => key.StartsWith(MetadataKeys.HyperParameter, StringComparison.Ordinal)).Except(known).Order(StringComparer.Ordinal).FirstOrDefault();
        return other is null
            ? [.. network.HyperParameters.Select(HyperParameter)]
            : throw source.Misfit($"it has a {Show(other[MetadataKeys.HyperParameter.Length..])}, as the class it was saved from, and {network.Name} has none; Load takes its weights alone");
    }

    private float HyperParameter(HyperParameterDescription range)
    {
        string key = MetadataKeys.HyperParameter + range.Name;
        if (!entries.ContainsKey(key))
        {
            throw source.Misfit($"it has no {range.Name}, since the class it was saved from had none, and {network.Name} has one; Load takes its weights alone");
        }

        return float.TryParse(Entry(key), NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && range.Allows(value)
            ? value
            : throw Unexpected(key, $"a {range.Name} that {network.Name} allows");
    }

    private float[] Floats(string key) => FloatText.Read(Entry(key)) ?? throw Unexpected(key, "floats in base 64");

    /// <summary>Whether there is an entry that starts so.</summary>
    public bool HasAny(string prefix) => entries.Keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>An entry that has to be there.</summary>
    public string Entry(string key) =>
        entries.TryGetValue(key, out string? text) ? text : throw source.Error($"has no metadata entry {key}, which this library writes: take a whole copy");

    /// <summary>What is wrong with an entry.</summary>
    public NetworkFileException Unexpected(string key, string form) => source.Error($"has {Show(Entry(key))} as metadata entry {Show(key)}; {form} is expected");

    private static string Named(string? optimizer) => string.IsNullOrEmpty(optimizer) ? "no optimiser" : optimizer;
}
