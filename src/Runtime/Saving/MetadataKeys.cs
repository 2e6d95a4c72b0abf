namespace Unrolled.Runtime;

/// <summary>The keys of this library in the metadata of a file; those of others are not looked at.</summary>
internal static class MetadataKeys
{
    /// <summary>What all of them start with.</summary>
    public const string Prefix = "unrolled.";

    /// <summary>The version of the library.</summary>
    public const string Version = Prefix + "version";

    /// <summary>What the file is: <see cref="Weights"/> or <see cref="Checkpoint"/>.</summary>
    public const string Kind = Prefix + "kind";

    /// <summary>The layers as text, for people.</summary>
    public const string Architecture = Prefix + "architecture";

    /// <summary>The hash of that text, for comparing.</summary>
    public const string ArchitectureHash = Prefix + "architecture_hash";

    /// <summary>The CRC-32C of the data: 8 hexadecimal digits.</summary>
    public const string Checksum = Prefix + "data_crc32c";

    /// <summary>An input row: floats, little-endian, in base 64.</summary>
    public const string TestInput = Prefix + "test_input";

    /// <summary>Its output.</summary>
    public const string TestOutput = Prefix + "test_output";

    /// <summary>What extras start with, their name behind it: floats, little-endian, in base 64.</summary>
    public const string Extra = Prefix + "extra.";

    /// <summary>The optimiser's name; empty without one.</summary>
    public const string Optimizer = Prefix + "optimizer";

    /// <summary>Updates made.</summary>
    public const string Steps = Prefix + "steps";

    /// <summary>The seed of parameters and masks.</summary>
    public const string Seed = Prefix + "seed";

    /// <summary>What hyper-parameters start with, their name behind it.</summary>
    public const string HyperParameter = Prefix + "hyper_parameter.";

    /// <summary>What the entries of a training's history start with.</summary>
    public const string History = Prefix + "history.";

    /// <summary>The kind of a file with the parameters.</summary>
    public const string Weights = "weights";

    /// <summary>The kind of a file with all that training depends on.</summary>
    public const string Checkpoint = "checkpoint";
}
