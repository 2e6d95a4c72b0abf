using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Unrolled.Expressions.Tests;

/// <summary>Compiles rendered C# in memory.</summary>
internal static class RenderedCode
{
    /// <summary>Compiles source texts to a loaded assembly, with the running framework and the runtime library at hand.</summary>
    public static Assembly Compile(params string[] sources)
    {
        string[] paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        IEnumerable<MetadataReference> references = paths
            .Where(p => Path.GetFileName(p) is var file && (file == "Unrolled.dll" || file.StartsWith("System", StringComparison.Ordinal)))
            .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Rendered",
            sources.Select(s => CSharpSyntaxTree.ParseText(s, new CSharpParseOptions(LanguageVersion.CSharp12))),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream stream = new();
        string errors = string.Join("\n", compilation.Emit(stream).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return errors.Length == 0 ? Assembly.Load(stream.ToArray()) : throw new InvalidOperationException(errors);
    }
}
