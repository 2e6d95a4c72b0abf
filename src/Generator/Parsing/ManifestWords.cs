namespace Unrolled.Generator.Parsing;

/// <summary>The form of a manifest: a text that says what a file of weights holds, made by the build for the compiler, which may not read files.</summary>
/// <remarks>
/// A line starts with one of these words, a tab, and what it says, with the characters that regular expressions escape escaped as there. Behind the line of a tensor follow its values, in the order of the file: the bits of a
/// float as 8 hexadecimal digits each, on lines that start with a space; none where the file is a resource.
/// </remarks>
internal static class ManifestWords
{
    /// <summary>The extension of manifests.</summary>
    public const string Extension = ".unrolledweights";

    /// <summary>The file as the project lists it, with <c>/</c> between directories.</summary>
    public const string Path = "path";

    /// <summary>What is wrong with the file, as a sentence without its name and without a full stop.</summary>
    public const string Fault = "fault";

    /// <summary>The layers of the network that was saved, as text for people; only files of this library say it.</summary>
    public const string Architecture = "architecture";

    /// <summary>The hash of that text, for comparing.</summary>
    public const string ArchitectureHash = "architecture_hash";

    /// <summary>The name of the resource that the file becomes; without one the values are in the manifest.</summary>
    public const string Resource = "resource";

    /// <summary>A tensor: its name, a tab, its sizes with spaces between.</summary>
    public const string Tensor = "tensor";

    /// <summary>Numbers kept beside the parameters: their name, a tab, how many they are. They follow in any case, as those of a tensor.</summary>
    public const string Extra = "extra";

    /// <summary>The most values that become constants: the compiler takes some seconds for them.</summary>
    public const int MostConstants = 131_072;
}
