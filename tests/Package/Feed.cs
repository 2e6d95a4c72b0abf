using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Xunit;

namespace Unrolled.Package.Tests;

/// <summary>A folder outside the repository with the packages as built, and projects that can get packages from there and from nowhere else.</summary>
public sealed class Feed : IAsyncLifetime
{
    /// <summary>The tests that share it, since packing takes a while.</summary>
    public const string Collection = "feed";

    private static readonly string s_root = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "..", ".."));

    private static readonly string s_version = Metadata("PackageVersion");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unrolled-package-");

    /// <summary>The file of the package that everybody takes.</summary>
    public string Package => FileOf("Unrolled");

    private string PackagesFolder => Path.Combine(_folder.FullName, "feed");

    /// <summary>The file of one of our packages.</summary>
    public string FileOf(string package) => Path.Combine(PackagesFolder, $"{package}.{s_version}.nupkg");

    public static string ReadRepositoryFile(string name) => File.ReadAllText(Path.Combine(s_root, name));

    public async Task InitializeAsync()
    {
        string configuration = typeof(Feed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        foreach (string project in new[] { "src/Runtime", "src/Onnx" })
        {
            Dotnet pack = await Dotnet.RunAsync(s_root, "pack", project, "-c", configuration, "--no-build", "-o", PackagesFolder);
            Assert.True(pack.ExitCode == 0, pack.Output);
        }

        foreach (string file in Directory.GetFiles(Metadata("ProtobufFolder"), "*.nupkg"))
        {
            File.Copy(file, Path.Combine(PackagesFolder, Path.GetFileName(file)));
        }

        // Its own folder of unpacked packages: the user's may hold an earlier build of the same version.
        File.WriteAllText(Path.Combine(_folder.FullName, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="unpacked" />
              </config>
              <packageSources>
                <clear />
                <add key="local" value="feed" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>A new project with this one source file, which takes one of our packages by its version, or none.</summary>
    /// <returns>The project's folder.</returns>
    public string CreateProject(string name, string source, string properties = "", string? package = "Unrolled", string items = "")
    {
        string folder = _folder.CreateSubdirectory(name).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {(package is null ? "" : $"<PackageReference Include=\"{package}\" Version=\"[{s_version}]\" />")}
                {items}
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), source);
        return folder;
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static string Metadata(string key) => typeof(Feed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

[CollectionDefinition(Feed.Collection)]
public sealed class FeedCollection : ICollectionFixture<Feed>;
