using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Unrolled.Package.Tests;

/// <summary>What is in the packages, and what they ask for.</summary>
[Collection(Feed.Collection)]
public partial class ContentTests(Feed feed)
{
    [Fact]
    public void Files_AreThoseAndNoOthers()
    {
        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/Unrolled.Generator.dll",
                "analyzers/dotnet/roslyn4.14/cs/Unrolled.CodeFixes.dll",
                "build/Unrolled.targets",
                "buildTransitive/Unrolled.targets",
                "lib/net10.0/Unrolled.Attributes.dll",
                "lib/net10.0/Unrolled.Attributes.xml",
                "lib/net10.0/Unrolled.dll",
                "lib/net10.0/Unrolled.xml",
                "lib/net9.0/Unrolled.Attributes.dll",
                "lib/net9.0/Unrolled.Attributes.xml",
                "lib/net9.0/Unrolled.dll",
                "lib/net9.0/Unrolled.xml",
                "tools/netstandard2.0/Unrolled.Build.dll",
            ],
            Files("Unrolled"));
        Assert.Equal(
            ["README.md", "lib/net10.0/Unrolled.Onnx.dll", "lib/net10.0/Unrolled.Onnx.xml", "lib/net9.0/Unrolled.Onnx.dll", "lib/net9.0/Unrolled.Onnx.xml"],
            Files("Unrolled.Onnx"));

        // All but what describes the package itself.
        string[] Files(string name)
        {
            using ZipArchive package = ZipFile.OpenRead(feed.FileOf(name));
            return [.. package.Entries.Select(entry => entry.FullName)
                .Where(file => !file.EndsWith(".nuspec") && !file.StartsWith("_rels/") && !file.StartsWith("package/") && file != "[Content_Types].xml")
                .Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Protobuf comes with files of ONNX and with nothing else; what builds them comes with nothing.</summary>
    [Theory]
    [InlineData("Unrolled")]
    [InlineData("Unrolled.Onnx", "Google.Protobuf", "Unrolled")]
    public void Manifest_HasLicenceAndReadmeAndThoseDependencies(string name, params string[] dependencies)
    {
        using ZipArchive package = ZipFile.OpenRead(feed.FileOf(name));
        using Stream stream = package.GetEntry(name + ".nuspec")!.Open();
        XElement[] elements = [.. XDocument.Load(stream).Descendants()];

        Assert.Equal(dependencies, elements.Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Distinct().Order());
        Assert.Equal("MIT", Text("license"));
        Assert.Equal("README.md", Text("readme"));
        Assert.NotEmpty(Text("description"));

        string Text(string name) => elements.Single(element => element.Name.LocalName == name).Value;
    }

    /// <summary>Whoever reads it has the package and nothing around it.</summary>
    [Theory]
    [InlineData("Unrolled")]
    [InlineData("Unrolled.Onnx")]
    public void Readme_HasNoLinksToFiles(string name)
    {
        using ZipArchive package = ZipFile.OpenRead(feed.FileOf(name));
        using StreamReader reader = new(package.GetEntry("README.md")!.Open());
        string readme = reader.ReadToEnd();

        Assert.StartsWith($"# {name}\n", readme);
        Assert.DoesNotMatch(@"\]\((?!https?://)", readme);
    }

    /// <summary>Compilers and editors load what was built against their own version of Roslyn, or an older one.</summary>
    [Theory]
    [InlineData("analyzers/dotnet/cs/Unrolled.Generator.dll", "4.8.0.0")]
    [InlineData("analyzers/dotnet/roslyn4.14/cs/Unrolled.CodeFixes.dll", "4.14.0.0")]
    public void Analyzers_AreBuiltAgainstTheOldestRoslynTheyAreFor(string assembly, string version)
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);
        using MemoryStream copy = new();
        using (Stream stream = package.GetEntry(assembly)!.Open())
        {
            stream.CopyTo(copy);
        }

        copy.Position = 0;
        using PEReader file = new(copy);
        MetadataReader metadata = file.GetMetadataReader();
        string[] versions = [.. metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Where(reference => metadata.GetString(reference.Name).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(reference => reference.Version.ToString())];

        Assert.NotEmpty(versions);
        Assert.All(versions, one => Assert.Equal(version, one));
    }

    [Fact]
    public void Size_IsWhatTheReadmeSays()
    {
        Match stated = StatedSize().Match(Feed.ReadRepositoryFile("README.md"));
        Assert.True(stated.Success, "The README does not say how large the package is.");
        double kilobytes = double.Parse(stated.Groups[1].Value, CultureInfo.InvariantCulture);

        Assert.InRange(new FileInfo(feed.Package).Length / 1000.0, kilobytes * 0.85, kilobytes * 1.15);
    }

    [GeneratedRegex(@"package of (\d+) KB")]
    private static partial Regex StatedSize();
}
