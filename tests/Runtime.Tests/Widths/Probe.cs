using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace Unrolled.Runtime.Tests;

/// <summary>Starts the width probe in a process of its own, at a chosen vector width.</summary>
internal static class Probe
{
    /// <summary>Runs a command and gives the hash it prints, after checking that the process really had that many lanes.</summary>
    public static string Hash(string command, int lanes)
    {
        string dll = Path.Combine(AppContext.BaseDirectory, "Unrolled.WidthProbe.dll");
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", dll, command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Set(start.Environment, "DOTNET_EnableAVX512", lanes < 16 ? "0" : null);
        Set(start.Environment, "DOTNET_MaxVectorTBitWidth", lanes < 8 ? "128" : null);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
        string[] lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"lanes={lanes}", lines[0]);
        return lines[1];
    }

    private static void Set(IDictionary<string, string?> environment, string name, string? value)
    {
        if (value is null)
        {
            environment.Remove(name);
        }
        else
        {
            environment[name] = value;
        }
    }
}
