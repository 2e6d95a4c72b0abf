using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using Xunit;

namespace Unrolled.Generator.Tests.Exports;

/// <summary>A test that runs compilers of C and C++; where one is missing it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CompilersTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<bool> s_areThere = new(() => new[] { "gcc", "g++" }.All(compiler => Run(compiler, "--version").ExitCode == 0));

    public CompilersTheoryAttribute() => Skip = s_areThere.Value ? null : "There are no gcc and g++: on Debian, apt-get install gcc g++.";

    /// <summary>Runs a compiler to its end.</summary>
    internal static (int ExitCode, string Messages) Run(string compiler, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(compiler, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            string messages = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, messages);
        }
        catch (Win32Exception exception)
        {
            return (-1, exception.Message);
        }
    }
}
