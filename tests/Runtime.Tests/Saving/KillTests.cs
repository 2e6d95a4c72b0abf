using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Unrolled.SaveProbe;
using Xunit;
using Xunit.Abstractions;

namespace Unrolled.Runtime.Tests.Saving;

/// <summary>A process that is killed while it saves leaves a whole file: the one before or the new one.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 200;

    // About as long as a slow save and a fast one together.
    private const int MostMilliseconds = 30;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_killed_save_leaves_a_whole_file()
    {
        ConcurrentBag<bool> whileWriting = [];
        Parallel.For(0, Kills, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, kill => whileWriting.Add(KillOne(kill)));

        int between = whileWriting.Count(static hit => hit);
        output.WriteLine($"{whileWriting.Count} processes were killed, {between} of them between the first write and the rename.");
        Assert.Equal(Kills, whileWriting.Count);
        Assert.True(between >= Kills / 2, $"Only {between} of {Kills} were killed between the first write and the rename.");
    }

    /// <summary>Kills one process and checks what it leaves.</summary>
    /// <returns>Whether it was between the first write and the rename: then the temporary file is still there, and not empty.</returns>
    private static bool KillOne(int kill)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("run.safetensors");
        int first = kill * 1000;
        using (Process process = Start(path, first))
        {
            string? line = process.StandardOutput.ReadLine();
            Wait(kill, folder);
            Assert.False(process.HasExited, line);
            process.Kill();
            process.WaitForExit();
            Assert.Equal("ready", line);
        }

        Saved found = new(-1);
        Assert.True(found.LoadCheckpoint(path).IsVerified);
        Assert.InRange(found.Seed, first, first + 999);
        Saved expected = new();
        expected.Prepare(found.Seed);
        Assert.Equal(FileParts.Bytes(expected, checkpoint: true), File.ReadAllBytes(path));

        string[] others = [.. folder.Files().Where(file => file != path)];
        Assert.All(others, file => Assert.EndsWith(AtomicFile.Extension, file));
        Assert.InRange(others.Length, 0, 1);
        return others.Any(IsBegun);
    }

    /// <summary>One kill of four comes at any time, the others as soon as a temporary file is seen to have been begun.</summary>
    private static void Wait(int kill, TemporaryFolder folder)
    {
        if (kill % 4 == 0)
        {
            Thread.Sleep(new Random(kill).Next(MostMilliseconds));
            return;
        }

        Assert.True(SpinWait.SpinUntil(() => folder.Files().Any(IsBegun), s_patience), "No save was begun.");
    }

    /// <summary>The file may be renamed between the look into the folder and the look at it.</summary>
    private static bool IsBegun(string file)
    {
        FileInfo info = new(file);
        return info.Extension == AtomicFile.Extension && info.Exists && info.Length > 0;
    }

    private static Process Start(string path, int first)
    {
        string dll = Path.Combine(AppContext.BaseDirectory, "Unrolled.SaveProbe.dll");
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", dll, path, $"{first}"]) { RedirectStandardOutput = true };
        return Process.Start(start)!;
    }
}
