using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace Unrolled.Startup;

/// <summary>Other programs, run to their end.</summary>
internal static class Command
{
    /// <summary>A path that was noted when this program was built.</summary>
    public static string Known(string key) =>
        typeof(Command).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;

    /// <summary>What a program prints.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Output(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{output}\n{errors.Result}");
    }

    /// <summary>Milliseconds a program takes from start to end.</summary>
    public static double Milliseconds(ProcessStartInfo start)
    {
        long begin = Stopwatch.GetTimestamp();
        Output(start);
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}
