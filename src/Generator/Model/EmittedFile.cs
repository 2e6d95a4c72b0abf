namespace Unrolled.Generator.Model;

/// <summary>A source file the generator adds to the compilation.</summary>
/// <param name="HintName">Its name, unique in the compilation.</param>
/// <param name="Source">Its text, with <c>\n</c> line ends.</param>
internal sealed record EmittedFile(string HintName, string Source);
