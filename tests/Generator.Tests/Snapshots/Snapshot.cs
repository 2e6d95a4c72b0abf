using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace Unrolled.Generator.Tests.Snapshots;

/// <summary>Compares texts with files kept in the repository, by Verify's conventions.</summary>
/// <remarks>
/// A test <c>Digits</c> in <c>EmitterTests.cs</c> that yields a file <c>Net.g.cs</c> owns <c>EmitterTests.Digits#Net.g.verified.cs</c> beside it.
/// On a mismatch the text is written to <c>….received.cs</c>, which git ignores. Run the tests with <c>SNAPSHOT_ACCEPT=1</c> to accept everything received.
/// The whole set of files counts: one too many or too few is a mismatch.
/// </remarks>
internal static class Snapshot
{
    private const string Received = ".received";
    private const string Verified = ".verified";

    /// <summary>Compares files by name with those of the calling test.</summary>
    public static void Match(IReadOnlyDictionary<string, string> files, [CallerFilePath] string path = "", [CallerMemberName] string member = "") => Compare(
        Path.GetDirectoryName(path)!,
        $"{Path.GetFileNameWithoutExtension(path)}.{member}",
        files,
        accept: Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1");

    /// <summary>Compares files with the verified ones of a folder whose names start with a prefix.</summary>
    public static void Compare(string folder, string prefix, IReadOnlyDictionary<string, string> files, bool accept)
    {
        HashSet<string> stale = [.. Directory.EnumerateFiles(folder, $"{prefix}#*{Verified}.*")];
        List<string> problems = [];
        foreach ((string name, string content) in files)
        {
            string verified = PathOf(folder, prefix, name, Verified);
            stale.Remove(verified);
            if (Judge(verified, PathOf(folder, prefix, name, Received), Normalise(content), accept) is { } problem)
            {
                problems.Add(problem);
            }
        }

        foreach (string file in stale)
        {
            if (accept)
            {
                File.Delete(file);
            }
            else
            {
                problems.Add($"{Path.GetFileName(file)}: no longer produced.");
            }
        }

        if (problems.Count > 0)
        {
            throw new XunitException(string.Join("\n", problems.Order().Append("Accept with SNAPSHOT_ACCEPT=1.")));
        }
    }

    /// <summary>Leaves the received file only where it differs from the verified one; says how, or null.</summary>
    private static string? Judge(string verified, string received, string actual, bool accept)
    {
        string? expected = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : null;
        File.Delete(received);
        if (expected == actual)
        {
            return null;
        }

        File.WriteAllText(accept ? verified : received, actual);
        return accept ? null : $"{Path.GetFileName(verified)}: {(expected is null ? "not there yet." : FirstDifference(expected, actual))}";
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] before = expected.Split('\n');
        string[] now = actual.Split('\n');
        int line = 0;
        while (line < before.Length && line < now.Length && before[line] == now[line])
        {
            line++;
        }

        return $"line {line + 1} differs.\n  verified: {before.ElementAtOrDefault(line) ?? "(end)"}\n  received: {now.ElementAtOrDefault(line) ?? "(end)"}";
    }

    private static string PathOf(string folder, string prefix, string name, string state) =>
        Path.Combine(folder, $"{prefix}#{Path.GetFileNameWithoutExtension(name)}{state}{Path.GetExtension(name)}");

    private static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
