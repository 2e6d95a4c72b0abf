namespace Unrolled.Generator.Diagnostics;

/// <summary>The properties of a diagnostic that carry its remedy. The code fixes, which read them, compile this file, too.</summary>
internal static class RemedyProperties
{
    public const string Value = "Remedy";
    public const string Replacement = "Replacement";
}
