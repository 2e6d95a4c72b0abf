using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Unrolled.Package.Tests;

/// <summary>A command of the .NET SDK, run to its end.</summary>
/// <param name="ExitCode">0 if it succeeded.</param>
/// <param name="Output">What it wrote, errors last.</param>
internal sealed record Dotnet(int ExitCode, string Output)
{
    public static async Task<Dotnet> RunAsync(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };

        // Nothing may outlive the command, and messages are read.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Dotnet(process.ExitCode, await output + await errors);
    }
}
