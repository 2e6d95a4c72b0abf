using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Unrolled.Build;
using Xunit;

namespace Unrolled.Generator.Tests.Weights;

/// <summary>The task as the build calls it.</summary>
public sealed class ReadWeightsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unrolled-weights-");

    [Fact]
    public void Files_AreCalledAsTheProjectDoes()
    {
        string inside = Path.Combine(_folder.FullName, "deep", "full.safetensors");
        string outside = Path.Combine(_folder.Parent!.FullName, "elsewhere.safetensors");

        ReadWeights task = Run(new TaskItem("models\\net.safetensors"), new TaskItem(inside), new TaskItem(outside), new TaskItem("models/other.safetensors", new Dictionary<string, string> { ["Link"] = "linked.safetensors" }));

        Assert.Equal(["path\tmodels/net\\.safetensors", "path\tdeep/full\\.safetensors", "path\t\\.\\./elsewhere\\.safetensors", "path\tlinked\\.safetensors"], task.Manifests.Select(manifest => File.ReadLines(manifest.ItemSpec).First()));
        Assert.Equal(4, task.Manifests.Select(manifest => manifest.ItemSpec).Distinct().Count());
        Assert.All(task.Manifests, manifest => Assert.EndsWith(".unrolledweights", manifest.ItemSpec));
    }

    [Fact]
    public void LargeFile_IsAResourceUnderItsName()
    {
        string file = Files.Write(Path.Combine(_folder.FullName, "la%20rge.safetensors"), Files.With($$$"""{"w":{"dtype":"F32","shape":[131073],"data_offsets":[0,{{{4 * 131_073}}}]}}""", new byte[4 * 131_073]));

        // As MSBuild writes items: a per cent sign is escaped.
        ReadWeights task = Run(new TaskItem(file.Replace("%", "%25", StringComparison.Ordinal)));

        ITaskItem resource = Assert.Single(task.Resources);
        Assert.Equal(file, resource.ItemSpec);
        Assert.Equal("Unrolled/0-la_20rge.safetensors", resource.GetMetadata("LogicalName"));
        Assert.Equal("path\tla%20rge\\.safetensors\nresource\tUnrolled/0-la_20rge\\.safetensors\ntensor\tw\t131073\n", File.ReadAllText(task.Manifests[0].ItemSpec));
    }

    /// <summary>Else the compiler would run after every build.</summary>
    [Fact]
    public void SecondRun_WritesOnlyWhatChanged()
    {
        string file = Files.Write(Path.Combine(_folder.FullName, "net.safetensors"), Files.Small);
        string manifest = Run(new TaskItem(file)).Manifests[0].ItemSpec;
        DateTime old = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(manifest, old);

        _ = Run(new TaskItem(file));
        Assert.Equal(old, File.GetLastWriteTimeUtc(manifest));

        byte[] changed = [.. Files.Small];
        changed[^1] ^= 1;
        Files.Write(file, changed);
        _ = Run(new TaskItem(file));
        Assert.NotEqual(old, File.GetLastWriteTimeUtc(manifest));
    }

    /// <summary>The compiler says so where a class asks for one of them.</summary>
    [Fact]
    public void TwoFilesOfOneName_HaveAManifestEach()
    {
        ReadWeights task = Run(new TaskItem("a/net.safetensors"), new TaskItem("b/net.safetensors"), new TaskItem("a/net.safetensors"));

        Assert.Equal(2, task.Manifests.Length);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ReadWeights Run(params ITaskItem[] files)
    {
        ReadWeights task = new() { BuildEngine = new Engine(), Files = files, ProjectFolder = _folder.FullName, Folder = Path.Combine(_folder.FullName, "obj") };
        Assert.True(task.Execute());
        return task;
    }

    /// <summary>What a task tells its build.</summary>
    private sealed class Engine : IBuildEngine
    {
        public List<string> Errors { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e.Message!);

        public void LogWarningEvent(BuildWarningEventArgs e)
        {
        }

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }

        public bool BuildProjectFile(string projectFileName, string[] targetNames, System.Collections.IDictionary globalProperties, System.Collections.IDictionary targetOutputs) => false;
    }
}
