using System.Collections.Generic;
using System.Linq;

namespace Unrolled.Generator.Analyzers.CallSites.Excuses;

/// <summary>The tests before a place: some of its own, and those of other places, which it shares with all that come behind them.</summary>
internal sealed class Tests
{
    private readonly List<Tests> _others = [];
    private readonly List<Tests> _users = [];

    public Tests(params Test[] own) => Own = own;

    public IReadOnlyList<Test> Own { get; }

    /// <summary>Those that have these among theirs.</summary>
    public IReadOnlyList<Tests> Users => _users;

    /// <summary>The tests of several places together; null for none.</summary>
    public static Tests? Join(params Tests?[] parts)
    {
        Tests?[] some = [.. parts.Where(part => part is not null).Distinct()];
        if (some.Length <= 1)
        {
            return some.FirstOrDefault();
        }

        Tests joined = new();
        foreach (Tests? part in some)
        {
            joined.Add(part);
        }

        return joined;
    }

    public void Add(Tests? others)
    {
        if (others is not null)
        {
            _others.Add(others);
            others._users.Add(this);
        }
    }

    /// <summary>Tests and all that they share.</summary>
    public static IEnumerable<Tests> All(IEnumerable<Tests> tests)
    {
        HashSet<Tests> seen = [.. tests];
        Stack<Tests> open = new(seen);
        while (open.Count > 0)
        {
            Tests one = open.Pop();
            yield return one;
            foreach (Tests other in one._others.Where(seen.Add))
            {
                open.Push(other);
            }
        }
    }
}
