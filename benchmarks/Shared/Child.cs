using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Reflection;

namespace Unrolled.Benchmarks;

/// <summary>This program again: the vector width of a process, and how it compiles, are settled when it starts.</summary>
public static class Child
{
    /// <summary>What to start to run this program again at a vector width.</summary>
    /// <param name="lanes">16, 8 or 4.</param>
    /// <param name="arguments">Its command line.</param>
    public static ProcessStartInfo Start(int lanes, params IEnumerable<string> arguments)
    {
        List<string> line = [.. arguments];
        string program = Environment.ProcessPath!;
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            line.InsertRange(0, ["exec", Assembly.GetEntryAssembly()!.Location]);
        }

        ProcessStartInfo start = new(program, line);
        start.Environment["DOTNET_EnableAVX512"] = lanes < 16 ? "0" : "1";
        start.Environment["DOTNET_MaxVectorTBitWidth"] = lanes < 8 ? "128" : "256";
        return start;
    }

    /// <summary>Runs a measurement; its output goes to this process's own.</summary>
    /// <param name="lanes">16, 8 or 4.</param>
    /// <param name="arguments">Its command line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(int lanes, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = Start(lanes, arguments);

        // On a machine of one core tier-up would wait ten times as long, longer than the warm-up.
        start.Environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
