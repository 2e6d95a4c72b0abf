using System;
using System.IO;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>A folder that is there as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unrolled-saving-");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public string[] Files() => Directory.GetFiles(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);
}
