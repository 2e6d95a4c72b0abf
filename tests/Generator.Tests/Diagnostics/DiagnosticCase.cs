using System.Collections.Generic;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>A declaration or call that breaks one rule, and what is reported: nothing else may be.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Source">The program, with the squiggle marked.</param>
/// <param name="Message">The whole message.</param>
/// <param name="FromCompiler">The compiler's own errors that no generator can prevent.</param>
public sealed record DiagnosticCase(string Id, string Source, string Message, params IReadOnlyList<string> FromCompiler)
{
    public override string ToString() => Id + ": " + Message;
}
