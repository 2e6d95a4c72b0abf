using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Unrolled.Kernels.Tests.Harness;

/// <summary>Starts the kernel probe in a process of its own, at a chosen vector width.</summary>
internal static class Probe
{
    /// <summary>Runs a command; fails the test unless the process had that many lanes and ended well.</summary>
    public static void Run(int lanes, string command, string argument, params (string Name, string Value)[] environment)
    {
        string dll = Path.Combine(AppContext.BaseDirectory, "Unrolled.KernelProbe.dll");
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ProcessStartInfo start = new(host, ["exec", dll, lanes.ToString(CultureInfo.InvariantCulture), command, argument])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test's own process was told about tiers and the compiler at run time is not the probe's business.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("DOTNET_Ti", StringComparison.Ordinal) || name.StartsWith("DOTNET_Jit", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_EnableAVX512"] = lanes < 16 ? "0" : "1";
        start.Environment["DOTNET_MaxVectorTBitWidth"] = lanes < 8 ? "128" : "256";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"The probe ended with {process.ExitCode} at {lanes} lanes.\n{output}\n{errors.Result}");
        string[] lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"lanes={lanes}", lines[0]);
        Assert.Equal("done", lines[^1]);
    }
}
