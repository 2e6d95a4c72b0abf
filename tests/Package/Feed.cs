using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Xunit;

namespace Unrolled.Package.Tests;

/// <summary>A folder outside the repository with the package as built, and projects that can get packages from there and from nowhere else.</summary>
public sealed class Feed : IAsyncLifetime
{
    /// <summary>The tests that share it, since packing takes a while.</summary>
    public const string Collection = "feed";

    private static readonly string s_root = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "..", ".."));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unrolled-package-");

    /// <summary>The package's file.</summary>
    public string Package => Assert.Single(Directory.GetFiles(PackagesFolder, "*.nupkg"));

    private string PackagesFolder => Path.Combine(_folder.FullName, "feed");

    public static string ReadRepositoryFile(string name) => File.ReadAllText(Path.Combine(s_root, name));

    public async Task InitializeAsync()
    {
        string configuration = typeof(Feed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        Dotnet pack = await Dotnet.RunAsync(s_root, "pack", "src/Runtime", "-c", configuration, "--no-build", "-o", PackagesFolder);
        Assert.True(pack.ExitCode == 0, pack.Output);

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

    /// <summary>A new project with this one source file, which takes the package by its version.</summary>
    /// <returns>The project's folder.</returns>
    public string CreateProject(string name, string source, string properties = "")
    {
        string folder = _folder.CreateSubdirectory(name).FullName;
        string version = Path.GetFileNameWithoutExtension(Package)["Unrolled.".Length..];
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
                <PackageReference Include="Unrolled" Version="[{version}]" />
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

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

[CollectionDefinition(Feed.Collection)]
public sealed class FeedCollection : ICollectionFixture<Feed>;
