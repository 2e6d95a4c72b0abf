using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Unrolled.Generator.Tests.Documentation;

/// <summary>A page of the repository's documentation.</summary>
/// <param name="Name">Its path from the root, with slashes.</param>
/// <param name="Text">What it says.</param>
internal sealed partial record MarkdownFile(string Name, string Text)
{
    /// <summary>The folder the repository lies in.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "..", "..", ".."));

    /// <summary>The pages at the root, all below docs, and that of the benchmarks.</summary>
    public static IReadOnlyList<MarkdownFile> All { get; } =
    [
        .. Directory.GetFiles(Root, "*.md")
            .Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Path.Combine(Root, "benchmarks"), "*.md"))
            .Order()
            .Select(path => new MarkdownFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path))),
    ];

    /// <summary>The targets of links that lead to files.</summary>
    public IEnumerable<string> Links => Link().Matches(WithoutCode()).Select(match => match.Groups[1].Value);

    /// <summary>The fenced blocks of C#, line by line.</summary>
    public IEnumerable<string[]> CodeBlocks => Fence().Matches(Text).Select(match => match.Groups[1].Value.Split('\n'));

    /// <summary>The file a link of this page leads to.</summary>
    public string Resolve(string link) => Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(Name)!, link));

    private string WithoutCode() => Fence().Replace(Text, string.Empty);

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```csharp\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
