using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>What generator and analyzers made of a project.</summary>
/// <param name="Generated">The generator's part.</param>
/// <param name="Diagnostics">What the generator and the analyzers reported, in order of files and places; what is suppressed is left out.</param>
internal sealed record AnalyzerRun(GeneratorRun Generated, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The ids reported, in order of their places.</summary>
    public string[] Ids => [.. Diagnostics.Select(diagnostic => diagnostic.Id)];

    /// <summary>What the compiler has to say about source and generated members, warnings (errors here) included.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics => Generated.DiagnosticsOutsideKernels;

    /// <summary>Fails unless there is nothing to report, from the generator, the analyzers or the compiler.</summary>
    public AnalyzerRun AssertClean()
    {
        Assert.Empty(Diagnostics);
        Assert.Empty(Generated.CompilerDiagnostics);
        return this;
    }
}
