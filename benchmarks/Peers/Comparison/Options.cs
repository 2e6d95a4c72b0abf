using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Peers;

namespace Unrolled.Comparison;

/// <summary>What to compare.</summary>
/// <param name="Workloads">In the order of the table.</param>
/// <param name="Entries">In the order in which they take turns.</param>
/// <param name="Rounds">How often new processes are started.</param>
internal sealed record Options(IReadOnlyList<Workload> Workloads, IReadOnlyList<Entry> Entries, int Rounds)
{
    public static string Usage { get; } =
        "usage: run.sh [--rounds N] [--only W1,T1] [--peers a,b] [--against DIR] [--no-build]\n" +
        $"  workloads: {string.Join(", ", Workload.All)}\n" +
        $"  peers: {string.Join(", ", Entry.Peers.Select(e => e.Id))}";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It makes no sense; the message says what does.</exception>
    public static Options Parse(string[] args)
    {
        Options options = new(Workload.All, [Entry.Ours, .. Entry.Peers], 5);
        for (int i = 0; i < args.Length; i += 2)
        {
            string value = i + 1 < args.Length ? args[i + 1] : throw new FormatException(Usage);
            options = args[i] switch
            {
                "--rounds" when int.TryParse(value, out int rounds) && rounds > 0 => options with { Rounds = rounds },
                "--only" => options with { Workloads = Choose(Workload.All, w => w.Name, value) },
                "--peers" => options with { Entries = [.. options.Entries.Where(e => e.Role != Role.Peer), .. Choose(Entry.Peers, e => e.Id, value)] },
                "--against" => options with { Entries = [Entry.Ours, Entry.Former(value), .. options.Entries.Where(e => e.Role == Role.Peer)] },
                _ => throw new FormatException(Usage),
            };
        }

        return options;
    }

    private static List<T> Choose<T>(IEnumerable<T> all, Func<T, string> name, string names)
    {
        string[] wanted = names.Split(',');
        List<T> chosen = [.. all.Where(item => wanted.Contains(name(item), StringComparer.OrdinalIgnoreCase))];
        return chosen.Count == wanted.Distinct().Count() ? chosen : throw new FormatException(Usage);
    }
}
