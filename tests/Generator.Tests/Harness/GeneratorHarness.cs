using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>Compiles source text as a user's project would, with the generator in it: nullable on, every warning of every wave an error.</summary>
internal static class GeneratorHarness
{
    /// <summary>Before each source: the vocabulary, imported again or not, and leave to have public members without documentation, which generated code has not.</summary>
    private const string Prelude = "#pragma warning disable CS1591, CS0105\nusing Unrolled;\n";

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions s_compilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        generalDiagnosticOption: ReportDiagnostic.Error,
        warningLevel: int.MaxValue,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true);

    private static readonly ImmutableArray<MetadataReference> s_references = References();

    /// <summary>A source text with the namespace of the attributes imported.</summary>
    public static SyntaxTree Parse(string source, string path = "Source.cs", LanguageVersion version = LanguageVersion.CSharp12) =>
        CSharpSyntaxTree.ParseText(Prelude + source, s_parseOptions.WithLanguageVersion(version), path);

    public static CSharpCompilation Compile(params SyntaxTree[] trees) =>
        CSharpCompilation.Create("Generated" + Guid.NewGuid().ToString("N"), trees, s_references, s_compilationOptions);

    public static CSharpCompilation Compile(params string[] sources) => Compile([.. sources.Select((source, i) => Parse(source, $"Source{i}.cs"))]);

    /// <summary>A driver that records the reason of each step.</summary>
    /// <param name="version">The version of C#.</param>
    /// <param name="files">The project's manifests of weights; those of <see cref="WeightsFiles"/> unless given.</param>
    public static GeneratorDriver CreateDriver(LanguageVersion version = LanguageVersion.CSharp12, IEnumerable<AdditionalText>? files = null) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        additionalTexts: files ?? WeightsFiles.All,
        parseOptions: s_parseOptions.WithLanguageVersion(version),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRun Run(params string[] sources) => Run(Compile(sources));

    /// <summary>Runs the generator twice, the second time after an unrelated edit, and demands that the second run changed nothing.</summary>
    public static GeneratorRun Run(CSharpCompilation compilation, params IEnumerable<AdditionalText> files)
    {
        LanguageVersion version = compilation.LanguageVersion;
        GeneratorDriver driver = CreateDriver(version, files.Any() ? files : null).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> found);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
        {
            throw new InvalidOperationException("The generator threw.", exception);
        }

        driver = driver.RunGenerators(compilation.AddSyntaxTrees(Parse("file static class Unrelated;", "Unrelated.cs", version)));
        StepReasons.AssertNothingRanTwice(driver.GetRunResult().Results.Single());
        return new GeneratorRun(result, (CSharpCompilation)output, found);
    }

    private static ImmutableArray<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.StartsWith(framework, StringComparison.Ordinal));
        IEnumerable<string> ours = new[] { "Unrolled.dll", "Unrolled.Attributes.dll" }.Select(name => Path.Combine(AppContext.BaseDirectory, name));
        return [.. platform.Concat(ours).Select(path => MetadataReference.CreateFromFile(path))];
    }
}
