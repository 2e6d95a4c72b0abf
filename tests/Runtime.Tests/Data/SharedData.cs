using System;
using System.IO;
using Xunit;

namespace Unrolled.Runtime.Tests.Data;

/// <summary>Data that lies beside the repository, where somebody has put it there.</summary>
internal static class SharedData
{
    /// <summary>The path of a file in that folder.</summary>
    public static string Find(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Codegen.sln")))
        {
            folder = folder.Parent;
        }

        return Path.GetFullPath(Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "..", "shared", "data", name));
    }
}

/// <summary>A test on a file of that folder, shown as skipped where it is not there.</summary>
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string name)
    {
        Skip = File.Exists(SharedData.Find(name)) ? null : $"there is no file {SharedData.Find(name)}";
    }
}
