using System.Collections.Generic;

namespace Unrolled.CodeFixes.Tests;

/// <summary>A declaration that breaks a rule, the fix chosen, and the text it leaves.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Title">The title of the fix.</param>
/// <param name="Before">The file.</param>
/// <param name="After">The file after the fix: it compiles, and nothing is reported.</param>
/// <param name="Left">Unless these rules are, for the author to decide.</param>
public sealed record FixCase(string Id, string Title, string Before, string After, params IReadOnlyList<string> Left)
{
    public override string ToString() => $"{Id}: {Title}: {Before}";
}
