using System;
using System.IO;
using Xunit;

namespace Unrolled.Samples.Tests;

/// <summary>Data that lies beside the repository, where somebody has put it there.</summary>
internal static class SharedData
{
    public static string Iris { get; } = Path.Combine(Folder(), "iris.csv");

    public static string Mnist { get; } = Path.Combine(Folder(), "mnist");

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Codegen.sln")))
        {
            folder = folder.Parent;
        }

        return Path.GetFullPath(Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "..", "shared", "data"));
    }
}

/// <summary>A test on iris.csv, shown as skipped where the file is not there.</summary>
internal sealed class IrisFactAttribute : FactAttribute
{
    public IrisFactAttribute()
    {
        Skip = File.Exists(SharedData.Iris) ? null : $"there is no file {SharedData.Iris}";
    }
}

/// <summary>A test on MNIST's files, shown as skipped where they are not there.</summary>
internal sealed class MnistFactAttribute : FactAttribute
{
    public MnistFactAttribute()
    {
        Skip = Directory.Exists(SharedData.Mnist) ? null : $"there is no folder {SharedData.Mnist}";
    }
}
