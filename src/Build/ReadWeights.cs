using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Unrolled.Generator.Parsing;

namespace Unrolled.Build;

/// <summary>Makes a manifest for each file of weights, and says which of them become resources.</summary>
/// <remarks>What is wrong with a file is no error here: the compiler says it where a class asks for the file.</remarks>
public sealed class ReadWeights : Task
{
    /// <summary>The safetensors files.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The directory of the project.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

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
        HashSet<string> files = [];
        Directory.CreateDirectory(Folder);
        foreach (ITaskItem item in Files)
        {
            if (!files.Add(item.GetMetadata("FullPath")))
            {
                continue;
            }

            string path = PathOf(item);

            // Names of resources that are no plain names would have to be escaped, in more than one way.
            string resource = $"Unrolled/{manifests.Count}-{Regex.Replace(path, "[^A-Za-z0-9._/-]", "_")}";
            string manifest = Path.Combine(Folder, manifests.Count + ManifestWords.Extension);
            try
            {
                Write(manifest, Manifest.Of(path, item.GetMetadata("FullPath"), resource, out bool isResource));
                if (isResource)
                {
                    TaskItem embedded = new(item);
                    embedded.SetMetadata("LogicalName", resource);
                    embedded.SetMetadata("WithCulture", "false");
                    resources.Add(embedded);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Log.LogError($"{manifest} cannot be written: {exception.Message}");
            }

            manifests.Add(new TaskItem(manifest));
        }

        Manifests = [.. manifests];
        Resources = [.. resources];
        return !Log.HasLoggedErrors;
    }

    /// <summary>Replaces the file if it says something else, all of it at once: a compiler may be reading it.</summary>
    private static void Write(string file, string text)
    {
        if (File.Exists(file) && File.ReadAllText(file) == text)
        {
            return;
        }

        string temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(temporary, text);
        if (File.Exists(file))
        {
            File.Replace(temporary, file, null);
        }
        else
        {
            File.Move(temporary, file);
        }
    }

    /// <summary>What the project calls a file: its link if it has one, the path as written, or from the project's directory where that is a full one.</summary>
    private string PathOf(ITaskItem item)
    {
        string link = item.GetMetadata("Link");
        string written = link != "" ? link : Path.IsPathRooted(item.ItemSpec) ? RelativePath(item.ItemSpec) : item.ItemSpec;
        return written.Replace('\\', '/');
    }

    private string RelativePath(string file)
    {
        Uri folder = new(Path.Combine(Path.GetFullPath(ProjectFolder), "_"));
        return Uri.UnescapeDataString(folder.MakeRelativeUri(new Uri(Path.GetFullPath(file))).ToString());
    }
}
