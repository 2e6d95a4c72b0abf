using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace Unrolled.Comparison;

/// <summary>A contender's process. It waits, without using the core, between requests; contender.hpp describes them.</summary>
internal sealed class Contestant : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    /// <summary>Starts the program.</summary>
    /// <exception cref="ContenderException">It is not there.</exception>
    public Contestant(Entry entry, string folder)
    {
        Entry = entry;
        string program = Path.Combine(folder, entry.Program);
        if (!File.Exists(program))
        {
            throw new ContenderException(entry.WhyMissing(folder));
        }

        _process = Process.Start(new ProcessStartInfo(program, entry.Arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public Entry Entry { get; }

    /// <summary>The numbers it answers to "check".</summary>
    /// <exception cref="ContenderException">It declines, or has ended.</exception>
    public float[] Check(string workload)
    {
        string file = Path.GetTempFileName();
        try
        {
            Ask($"check {workload} {file}");
            byte[] bytes = File.ReadAllBytes(file);
            float[] values = new float[bytes.Length / sizeof(float)];
            Buffer.BlockCopy(bytes, 0, values, 0, values.Length * sizeof(float));
            return values;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Starts anew, and warms up.</summary>
    /// <param name="what">A workload, or a limit of the machine.</param>
    /// <exception cref="ContenderException">It declines, or has ended.</exception>
    public void Begin(string what) => Ask($"begin {what}");

    /// <summary>Goes on with what was begun.</summary>
    /// <returns>Nanoseconds a call, or the machine's rate.</returns>
    /// <exception cref="ContenderException">It declines, or has ended.</exception>
    public double Time(double seconds) =>
        double.Parse(Ask(string.Create(CultureInfo.InvariantCulture, $"time {seconds}")), CultureInfo.InvariantCulture);

    /// <summary>Ends the process, which ends by itself once nothing more can be asked of it.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(s_patience))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private string Ask(string request)
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.WriteLine(request);
            Task<string?> answer = _process.StandardOutput.ReadLineAsync();
            if (!answer.Wait(s_patience))
            {
                _process.Kill();
                throw new ContenderException("no answer");
            }

            if (answer.Result is { } line)
            {
                return line.Split(": ", 2) switch
                {
                    ["no", string reason] => throw new ContenderException(reason),
                    ["other", string reason] => throw new OtherFunctionException(reason),
                    _ => line,
                };
            }
        }

        _process.WaitForExit();
        throw new ContenderException($"ended with code {_process.ExitCode}");
    }
}
