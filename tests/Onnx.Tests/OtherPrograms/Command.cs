using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Unrolled.Onnx.Tests.OtherPrograms;

/// <summary>A program that reads exported files, run to its end.</summary>
/// <param name="Succeeded">Whether there is such a program and it ended with 0.</param>
/// <param name="Errors">What it complained of.</param>
internal sealed record Command(bool Succeeded, string Errors)
{
    /// <summary>A script that lies beside the tests.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "OtherPrograms", name);

    public static Command Run(string program, IEnumerable<string> arguments, string? nodePath = null)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (nodePath is not null)
        {
            start.Environment["NODE_PATH"] = nodePath;
        }

        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return new Command(process.ExitCode == 0, output.Result + errors);
        }
        catch (Win32Exception exception)
        {
            return new Command(false, exception.Message);
        }
    }
}
