using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator;
using Xunit;

namespace Unrolled.Kernels.Tests.Harness;

/// <summary>Annotated classes and what the generator emits for them, compiled as a careful user would: C# 12, nullable, no <c>unsafe</c>, every warning an error.</summary>
internal static class GeneratedCode
{
    private static readonly CSharpParseOptions s_userOptions = new(LanguageVersion.CSharp12, DocumentationMode.Parse);

    private static readonly CSharpParseOptions s_emittedOptions = s_userOptions.WithDocumentationMode(DocumentationMode.Diagnose);

    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(INetwork).Assembly.Location)
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The emitted files; fails the test on any finding.</summary>
    public static GeneratorRunResult Emit(string source) => Run(Project("Emitted", source));

    /// <summary>Source and emitted files in one compilation.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="source">The annotated classes.</param>
    /// <param name="change">What is done to the text of each emitted file before it is compiled.</param>
    public static CSharpCompilation Compile(string name, string source, Func<string, string>? change = null)
    {
        CSharpCompilation project = Project(name, source);
        IEnumerable<SyntaxTree> emitted = Run(project).GeneratedSources.Select(
            file => CSharpSyntaxTree.ParseText(change is null ? file.SourceText.ToString() : change(file.SourceText.ToString()), s_emittedOptions, file.HintName));
        return project.AddSyntaxTrees(emitted);
    }

    private static CSharpCompilation Project(string name, string source) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText("using Unrolled;\n" + source, s_userOptions, "Source.cs")],
        s_references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            warningLevel: 9999,
            generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: NullableContextOptions.Enable));

    private static GeneratorRunResult Run(CSharpCompilation project)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: s_userOptions);
        GeneratorRunResult result = driver.RunGenerators(project).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        return result;
    }
}
