using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Unrolled.Generator;
using Xunit;

namespace Unrolled.Gradients.Tests.Harness;

/// <summary>Compiles annotated classes with the generator, in memory and as strictly as a careful user would.</summary>
internal static class InMemory
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(static () =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Nullable on, every warning an error, missing documentation reported, no <c>unsafe</c>.</summary>
    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
        .WithWarningLevel(9999);

    /// <summary>The compiled networks; fails the test on any warning. Symbols are for the preprocessor, such as <c>DEBUG</c>.</summary>
    public static Assembly Compile(string assemblyName, IEnumerable<string> sources, params string[] symbols)
    {
        CSharpParseOptions parse = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose, SourceCodeKind.Regular, symbols);
        Compilation compilation = CSharpCompilation.Create(
            assemblyName,
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parse, path: $"{assemblyName}{index}.cs")),
            References.Value,
            Options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: parse);
        _ = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out var reported);
        Assert.Empty(reported);

        using MemoryStream image = new();
        EmitResult result = complete.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Take(20)));
        Assert.Empty(result.Diagnostics.Where(static d => d.Severity > DiagnosticSeverity.Hidden));
        return Assembly.Load(image.ToArray());
    }

    /// <summary>A new network of a class in a compiled assembly.</summary>
    public static NetworkHandle Create(Assembly assembly, string typeName, int seed = 0)
    {
        Type type = assembly.GetType(typeName) ?? throw new TypeLoadException($"{assembly.GetName().Name} has no {typeName}.");
        return new NetworkHandle(Activator.CreateInstance(type, seed)!);
    }
}
