using System;
using System.Collections.Generic;
using System.Linq;
using Unrolled.Peers;

namespace Unrolled.Comparison;

/// <summary>A contender that is not in the table.</summary>
/// <param name="Entry">Who.</param>
/// <param name="Workload">Where; null for everywhere.</param>
/// <param name="Reason">Why.</param>
internal sealed record Absence(Entry Entry, Workload? Workload, string Reason);

/// <summary>Checks every contender, then times them in turns of a few milliseconds each, all on one core.</summary>
/// <remarks>Whatever slows the machine slows all of them. Each round starts new processes, since where a process's memory lies is luck that lasts as long as it does.</remarks>
internal sealed class Measurement(Options options, string folder)
{
    /// <summary>Turns of a workload in a round.</summary>
    private const int Turns = 10;

    private const double SecondsOfTurn = 0.005;

    /// <summary>Whose calls take longer has one turn a round: it is far from the first place.</summary>
    private const double LongestNanoseconds = 50e6;

    private static readonly string[] s_levels = ["L1", "L2", "L3", "DRAM"];

    private readonly Dictionary<string, List<double>> _rates = [];
    private readonly List<Timing> _timings = [];
    private readonly List<Absence> _absent = [];

    /// <summary>The rows of the table.</summary>
    public IReadOnlyList<Timing> Timings => _timings;

    /// <summary>Who does not take part in what, and why.</summary>
    public IReadOnlyList<Absence> Absent => _absent;

    /// <summary>Whether a contender came to another result than it should.</summary>
    public bool HasDisagreement { get; private set; }

    /// <summary>What the core does at most, the median of the rounds: 10⁹ operations (FMA) or bytes (L1, L2, L3, DRAM) a second.</summary>
    public double Rate(string what) => Timing.MedianOf(_rates[what]);

    /// <summary>Does it all.</summary>
    /// <param name="progress">Is told how far it is.</param>
    /// <exception cref="ContenderException">The limits of the core cannot be measured.</exception>
    public void Run(Action<string> progress)
    {
        progress("checking that all compute the same");
        using (Crew crew = new(options.Entries, folder, _absent.Add))
        {
            foreach (Workload workload in options.Workloads)
            {
                Check(workload, crew);
            }
        }

        for (int round = 1; round <= options.Rounds; round++)
        {
            progress($"round {round} of {options.Rounds}");
            using Contestant peak = new(Entry.Machine, folder);
            using Crew crew = new(_timings.Select(t => t.Entry).Distinct(), folder, _absent.Add);
            TimeAll(round, peak, crew);
        }
    }

    private void Check(Workload workload, Crew crew)
    {
        Agreement agreement = new(workload);
        _timings.Add(new Timing(workload, Entry.Machine, null));
        foreach (Contestant contestant in crew.Members)
        {
            try
            {
                agreement.Check(contestant.Check(workload.Name));
                _timings.Add(new Timing(workload, contestant.Entry, null));
            }
            catch (OtherFunctionException reason)
            {
                _timings.Add(new Timing(workload, contestant.Entry, reason.Message));
            }
            catch (ContenderException reason)
            {
                HasDisagreement |= reason is DisagreementException;
                _absent.Add(new(contestant.Entry, workload, reason.Message));
            }
        }
    }

    private void TimeAll(int round, Contestant machine, Crew crew)
    {
        foreach (string level in s_levels)
        {
            machine.Begin(level);
            Add(level, machine.Time(Turns * SecondsOfTurn));
        }

        machine.Begin("FMA");
        foreach (IGrouping<Workload, Timing> workload in _timings.GroupBy(t => t.Workload))
        {
            List<Timing> remaining = [.. workload];
            remaining.ForEach(t => crew[t.Entry].Begin(workload.Key.Name));
            for (int turn = 0; turn < Turns; turn++)
            {
                double peak = machine.Time(SecondsOfTurn);
                Add("FMA", peak);
                foreach (Timing timing in remaining.ToArray())
                {
                    double nanoseconds = crew[timing.Entry].Time(SecondsOfTurn);
                    timing.Add((round * Turns) + turn, nanoseconds, peak);
                    if (nanoseconds > LongestNanoseconds)
                    {
                        remaining.Remove(timing);
                    }
                }
            }
        }
    }

    private void Add(string what, double rate)
    {
        _rates.TryAdd(what, []);
        _rates[what].Add(rate);
    }
}
