using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Unrolled.Samples.Tests;

/// <summary>A sample run to its end as a process of its own, its output piped.</summary>
internal sealed partial record SampleRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a sample from the tests' output folder.</summary>
    public static async Task<SampleRun> Start(string sample, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, sample + ".dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new SampleRun(process.ExitCode, await output, await errors);
    }

    /// <summary>The first number that a pattern's group catches in the output.</summary>
    public double Number(string pattern)
    {
        Match match = Regex.Match(Output, pattern);
        Assert.True(match.Success, $"'{pattern}' is not in:\n{Output}");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>The losses of the epochs, in order.</summary>
    public double[] Losses() =>
        [.. EpochLine().Matches(Output).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    /// <summary>Checks that the sample ended well, with plain lines that fit 80 columns.</summary>
    public SampleRun AssertFine()
    {
        Assert.Equal("", Errors);
        Assert.Equal(0, ExitCode);
        Assert.DoesNotContain('\e', Output);
        Assert.All(Output.Split('\n'), line => Assert.True(line.Length <= 80, $"longer than 80: {line}"));
        return this;
    }

    /// <summary>Checks that the sample failed with one line on standard error, and no stack trace.</summary>
    public void AssertFailed(int exitCode, params string[] parts)
    {
        Assert.Equal(exitCode, ExitCode);
        string line = Assert.Single(Errors.TrimEnd('\n').Split('\n'));
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.Equal("", Output);
    }

    [GeneratedRegex(@"^ +\d+ +(\d+\.\d{4})  ", RegexOptions.Multiline)]
    private static partial Regex EpochLine();
}
