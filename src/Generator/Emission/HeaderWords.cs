namespace Unrolled.Generator.Emission;

/// <summary>How the text of headers travels: written by the generator as metadata of the assembly, read by the build.</summary>
internal static class HeaderWords
{
    /// <summary>What the key of such metadata begins with; the file's name follows.</summary>
    public const string Key = "Unrolled.CHeader/";
}
