using System;
using System.IO;

namespace Iris;

/// <summary>Finds iris.csv.</summary>
internal static class IrisFile
{
    /// <summary>Where the file lies, seen from the repository.</summary>
    private static readonly string BesideRepository = Path.Combine("..", "shared", "data", "iris.csv");

    /// <summary>The path given, or the file beside the repository that the program was built in.</summary>
    /// <param name="given">A path from the command line, or null.</param>
    /// <returns>A file that is there; null if none was given and none is beside the repository.</returns>
    /// <exception cref="FileNotFoundException">The file given is not there.</exception>
    public static string? Find(string? given)
    {
        if (given is not null)
        {
            return File.Exists(given) ? given : throw new FileNotFoundException($"there is no file '{given}'.");
        }

        string start = FindRepository() ?? Directory.GetCurrentDirectory();
        string path = Path.GetFullPath(Path.Combine(start, BesideRepository));
        return File.Exists(path) ? path : null;
    }

    private static string? FindRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Codegen.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
