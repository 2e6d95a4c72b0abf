using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Model;
using Xunit;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>What the generator made of a project.</summary>
/// <param name="Result">The driver's result of the first run, steps included.</param>
/// <param name="Output">The compilation with the generated files.</param>
/// <param name="Diagnostics">What the generator reported, pragmas and options applied.</param>
internal sealed record GeneratorRun(GeneratorRunResult Result, CSharpCompilation Output, ImmutableArray<Diagnostic> Diagnostics)
{
    private static readonly string[] s_kernels = ["Rows", .. VectorWidth.All.Select(width => width.Name)];

    private readonly Lazy<ImmutableArray<Diagnostic>> _compilerDiagnostics = new(() =>
        [.. Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)]);

    /// <summary>The generated files by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Files => Result.GeneratedSources.ToImmutableSortedDictionary(
        source => source.HintName,
        source => source.SourceText.ToString());

    /// <summary>The network of a project with one.</summary>
    public NetworkModel Model => Models.Single();

    /// <summary>The networks that files were generated for.</summary>
    public NetworkModel[] Models => Result.TrackedSteps.TryGetValue(TrackingNames.Name, out ImmutableArray<IncrementalGeneratorRunStep> steps)
        ? [.. steps.SelectMany(step => step.Outputs).Select(output => (NetworkModel)output.Value)]
        : [];

    /// <summary>The ids the generator reported, in order of their places.</summary>
    public string[] Ids => [.. Diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => diagnostic.Id)];

    /// <summary>What the compiler has to say about source and generated code, warnings (errors here) included. Found once: binding every kernel takes a while.</summary>
    public ImmutableArray<Diagnostic> CompilerDiagnostics => _compilerDiagnostics.Value;

    /// <summary>The compilation with the generated members but without the kernels behind them: most of the text, and tested where it is emitted.</summary>
    public CSharpCompilation WithoutKernels => Output.RemoveSyntaxTrees(Output.SyntaxTrees.Where(IsKernels));

    /// <summary>What the compiler has to say about source and generated members, warnings (errors here) included.</summary>
    public IEnumerable<Diagnostic> DiagnosticsOutsideKernels => Output.SyntaxTrees.Where(tree => !IsKernels(tree))
        .SelectMany(tree => Output.GetSemanticModel(tree).GetDiagnostics())
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed);

    /// <summary>Fails unless there is nothing to report, from the generator or the compiler.</summary>
    public GeneratorRun AssertClean()
    {
        Assert.Empty(Diagnostics);
        Assert.Empty(CompilerDiagnostics);
        return this;
    }

    /// <summary>The compiled assembly, loaded.</summary>
    /// <param name="resources">Names of resources with the files they are.</param>
    public Assembly Load(params (string Name, string Path)[] resources)
    {
        using MemoryStream image = new();
        EmitResult result = Output.Emit(image, manifestResources: resources.Select(resource => new ResourceDescription(resource.Name, () => File.OpenRead(resource.Path), isPublic: true)));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(20)));
        return Assembly.Load(image.ToArray());
    }

    private static bool IsKernels(SyntaxTree tree) =>
        s_kernels.Any(file => tree.FilePath.EndsWith($".{file}.g.cs", StringComparison.Ordinal));
}
