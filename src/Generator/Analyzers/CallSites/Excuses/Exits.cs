using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>How the program may leave an operation before its end, and by which tests.</summary>
internal sealed class Exits
{
    /// <summary>The tests before it goes behind another operation: the loop that a jump ends, or the whole body.</summary>
    private readonly Dictionary<IOperation, Tests?> _ways = [];

    /// <summary>Those that count wherever the program goes.</summary>
    private Tests? _told;

    public bool IsEmpty => _told is null && _ways.Count == 0;

    /// <summary>All these tests.</summary>
    public Tests? All { get; private set; }

    /// <summary>Takes in the ways out of a part that lead farther than behind the whole, with the tests between.</summary>
    public void Add(Exits part, IOperation whole, Tests? between)
    {
        AddTold(part._told);
        foreach (KeyValuePair<IOperation, Tests?> way in part._ways.Where(way => way.Key != whole))
        {
            Add(way.Key, Tests.Join(way.Value, between));
        }
    }

    public void Add(IOperation behind, Tests? tests) => _ways[behind] = Tests.Join(_ways.TryGetValue(behind, out Tests? known) ? known : null, tests);

    public void AddTold(Tests? tests) => _told = Tests.Join(_told, tests);

    /// <summary>Ends the additions.</summary>
    public void Close() => All = Tests.Join([_told, .. _ways.Values]);
}
