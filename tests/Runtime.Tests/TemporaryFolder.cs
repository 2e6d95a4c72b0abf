using System;
using System.IO;

namespace Unrolled.Runtime.Tests;

/// <summary>A folder that is there as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unrolled-");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public string[] Files() => Directory.GetFiles(_folder.FullName);

    /// <summary>Makes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
