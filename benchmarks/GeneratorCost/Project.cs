using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator;

namespace Unrolled.GeneratorCost;

/// <summary>The ten networks as a compilation.</summary>
internal static class Project
{
    /// <summary>Files of a project without networks.</summary>
    public const int PlainFileCount = 300;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp12);

    private static readonly SyntaxTree s_networks = CSharpSyntaxTree.ParseText(TenNetworks.Source, s_parse, "Networks.cs");

    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A compilation that nothing has been asked of yet: whatever the generator needs bound, it pays for.</summary>
    public static CSharpCompilation Fresh() => CSharpCompilation.Create(
        "Ten",
        [s_networks, CSharpSyntaxTree.ParseText(TenNetworks.Rest(0), s_parse, "Rest.cs")],
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The ten networks with what is generated for them, and calls.</summary>
    public static Compilation Generated() => Generated("using System; " + TenNetworks.Calls);

    /// <summary>The same with another file of calls.</summary>
    public static Compilation Generated(string calls)
    {
        Compilation source = Fresh().AddSyntaxTrees(CSharpSyntaxTree.ParseText(calls, s_parse, "Calls.cs"));
        NewDriver().RunGeneratorsAndUpdateCompilation(source, out Compilation generated, out _);
        return generated;
    }

    /// <summary>Files without a network in a project that refers to the attributes.</summary>
    public static Compilation Plain() => CSharpCompilation.Create(
        "Plain",
        Enumerable.Range(0, PlainFileCount).Select(i => CSharpSyntaxTree.ParseText(PlainFiles.Source(i), s_parse, $"Readings{i}.cs")),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The same with another text in the file without networks.</summary>
    public static Compilation Edited(Compilation compilation, int edit)
    {
        SyntaxTree rest = compilation.SyntaxTrees.Single(tree => tree.FilePath == "Rest.cs");
        return compilation.ReplaceSyntaxTree(rest, CSharpSyntaxTree.ParseText(TenNetworks.Rest(edit), s_parse, "Rest.cs"));
    }

    /// <summary>The same with another rate on one of the networks.</summary>
    public static Compilation Retyped(Compilation compilation, int edit)
    {
        SyntaxTree networks = compilation.SyntaxTrees.Single(tree => tree.FilePath == "Networks.cs");
        return compilation.ReplaceSyntaxTree(networks, CSharpSyntaxTree.ParseText(TenNetworks.Source.Replace("L2(1e-4)", $"L2({edit}e-4)"), s_parse, "Networks.cs"));
    }

    public static GeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: s_parse);
}
