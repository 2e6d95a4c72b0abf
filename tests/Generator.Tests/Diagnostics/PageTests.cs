using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Unrolled.Generator.Tests.Harness;
using Xunit;

namespace Unrolled.Generator.Tests.Diagnostics;

/// <summary>The examples on the pages of docs/diagnostics do what the pages say.</summary>
public class PageTests
{
    private const string Fence = "```csharp\n";

    public static TheoryData<string> Pages => new(Directory.GetFiles(Folder(), "UNR*.md")
        .Where(path => File.ReadAllText(path).Contains(Fence, System.StringComparison.Ordinal))
        .Select(path => Path.GetFileNameWithoutExtension(path)!)
        .Order());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Invalid_BreaksTheRuleAndNoOther(string id)
    {
        Assert.Equal([id], AnalyzerHarness.Run(Example(id, 1)).Ids);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Fixed_IsClean(string id)
    {
        AnalyzerHarness.Run(Example(id, 2)).AssertClean();
    }

    private static string Example(string id, int number) => File.ReadAllText(Path.Combine(Folder(), id + ".md")).Split(Fence)[number].Split("```")[0];

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "diagnostics");
}
