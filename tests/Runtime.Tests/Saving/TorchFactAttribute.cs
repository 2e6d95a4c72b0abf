using System;
using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>A test that runs PyTorch; where there is none it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> s_python = new(FindPython);

    public TorchFactAttribute()
    {
        Skip = s_python.Value is null ? "There is no Python with torch and numpy: on Debian, apt-get install python3-torch." : null;
    }

    /// <summary>The Python that has PyTorch.</summary>
    public static string Python => s_python.Value!;

    /// <summary>The first on the path may be another than the system's, which Debian's packages are for.</summary>
    private static string? FindPython() => Array.Find(["python3", "/usr/bin/python3"], HasTorch);

    private static bool HasTorch(string python)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(python, ["-c", "import sys, importlib.util as u; sys.exit(not (u.find_spec('torch') and u.find_spec('numpy')))"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            _ = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
