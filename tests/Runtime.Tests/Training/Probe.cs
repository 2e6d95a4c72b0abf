using System;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace Unrolled.Runtime.Tests.Training;

/// <summary>A new process that goes on with a training.</summary>
internal static class Probe
{
    public static void Run(params string[] arguments)
    {
        string dll = Path.Combine(AppContext.BaseDirectory, "Unrolled.SaveProbe.dll");
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", dll, .. arguments]) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
