using System;
using System.IO;

namespace Unrolled.Runtime;

/// <summary>Writes a file all of it or not at all, whatever happens meanwhile: into a temporary file beside it, to the disk, then renamed over it.</summary>
/// <remarks>The name of the temporary file is new each time, so that two that save at once do not meet. A process that is killed leaves it behind.</remarks>
internal static class AtomicFile
{
    /// <summary>How the names of temporary files end.</summary>
    public const string Extension = ".tmp";

    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string temporary = $"{target}.{Guid.NewGuid():N}{Extension}";
        try
        {
            using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                write(file);

                // Renamed before its contents are on the disk, a file may be found empty after a power failure.
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes a text in UTF-8.</summary>
    public static void WriteText(string path, Action<TextWriter> write) => Write(path, stream =>
    {
        using StreamWriter writer = new(stream, leaveOpen: true);
        write(writer);
    });

    /// <summary>Clears up; what went wrong before matters more than whether this does.</summary>
    private static void Delete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
