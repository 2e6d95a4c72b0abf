using System.Collections.Generic;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Unrolled.Generator.Parsing;

namespace Unrolled.Build;

/// <summary>Makes a manifest for each file of weights, and says which of them become resources.</summary>
/// <remarks>What is wrong with a file is no error here: the compiler says it where a class asks for the file.</remarks>
public sealed class ReadWeights : Task
{
    /// <summary>What starts the names of resources.</summary>
    private const string ResourcePrefix = "Unrolled/";

    /// <summary>The safetensors files.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The directory for manifests.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The manifests, one for each file.</summary>
    [Output]
    public ITaskItem[] Manifests { get; private set; } = [];

    /// <summary>The files that hold more values than become constants, with the names of their resources as <c>LogicalName</c>.</summary>
    [Output]
    public ITaskItem[] Resources { get; private set; } = [];

    /// <summary>Writes what has changed.</summary>
    public override bool Execute()
    {
        List<ITaskItem> manifests = [];
        List<ITaskItem> resources = [];
        Dictionary<string, string> files = [];
        Directory.CreateDirectory(Folder);
        foreach (ITaskItem item in Files)
        {
            string path = PathOf(item);
            string file = item.GetMetadata("FullPath");
            if (files.TryGetValue(path, out string other))
            {
                if (other != file)
                {
                    Log.LogError($"UnrolledWeights has two files called {path}: {other} and {file}. Give one of them another Link.");
                }

                continue;
            }

            files.Add(path, file);
            string text = Manifest.Of(path, file, ResourcePrefix + path, out bool isResource);
            string manifest = Path.Combine(Folder, manifests.Count + ManifestWords.Extension);
            if (!File.Exists(manifest) || File.ReadAllText(manifest) != text)
            {
                File.WriteAllText(manifest, text);
            }

            manifests.Add(new TaskItem(manifest));
            if (isResource)
            {
                resources.Add(new TaskItem(file, new Dictionary<string, string> { ["LogicalName"] = ResourcePrefix + path, ["WithCulture"] = "false" }));
            }
        }

        Manifests = [.. manifests];
        Resources = [.. resources];
        return !Log.HasLoggedErrors;
    }

    /// <summary>What the project calls a file: its link if it has one, the path as written, or the name alone of one that lies elsewhere.</summary>
    private static string PathOf(ITaskItem item)
    {
        string link = item.GetMetadata("Link");
        string written = link != "" ? link : Path.IsPathRooted(item.ItemSpec) ? Path.GetFileName(item.ItemSpec) : item.ItemSpec;
        return written.Replace('\\', '/');
    }
}
